import type { Pack } from "../../../../contract/pack.ts";
import { useLocale, useSay } from "../../language.ts";
import { packGroups } from "./pack-lines.ts";

/** A pack in words, each group folded; what it cannot say, or leaves out, stands first. */
export function PackView({ pack, open = false }: { pack: Pack; open?: boolean }) {
  const [locale, say] = [useLocale(), useSay()];
  const language = locale === "en" ? "en" : "zh";
  return (
    <>
      <p className="quiet">{pack.source}</p>
      {pack.notYet !== undefined && pack.notYet.length > 0 && (
        <>
          <p>{say("还不能表达或有意不写的：", "What a pack cannot say yet, or leaves out on purpose:")}</p>
          <ul>
            {pack.notYet.map((one) => (
              <li key={one.zh}>{one[language]}</li>
            ))}
          </ul>
        </>
      )}
      {packGroups(pack, locale).map(({ title, lines }, place) => (
        <details key={title} className="values" open={open && place === 0}>
          <summary>{title}</summary>
          <dl>
            {lines.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </>
  );
}
