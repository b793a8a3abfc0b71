import type { Bulletin } from "../../../../contract/bulletin.ts";
import { KIND_WORDS, SOURCE_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { Fig, ShareText } from "../fig.tsx";
import type { SectionProps } from "./section-props.ts";

export function Composition({ bulletin: { bySource, byKind } }: SectionProps) {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <section>
      <h3>{say("二、问题构成", "2. What the issues are about")}</h3>
      <h4>{say("（一）按来源", "2.1 By source")}</h4>
      <Parts head={say("来源", "Source")} parts={bySource} words={SOURCE_WORDS[locale]} />
      <h4>{say("（二）按类别", "2.2 By kind")}</h4>
      <Parts head={say("类别", "Kind")} parts={byKind} words={KIND_WORDS[locale]} />
    </section>
  );
}

type Part = Bulletin["bySource"][number] | Bulletin["byKind"][number];

interface PartsProps {
  readonly head: string;
  readonly parts: readonly Part[];
  readonly words: Readonly<Record<string, string>>;
}

function Parts({ head, parts, words }: PartsProps) {
  const say = useSay();
  const compared = parts.some(({ before }) => before !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{say("件数", "Issues")}</th>
          <th scope="col">{say("占比", "Share")}</th>
          <th scope="col">{say("已销号", "Closed")}</th>
          {compared && <th scope="col">{say("比上月", "Against last month")}</th>}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, share, closed, before }) => (
          <tr key={name}>
            <th scope="row">{words[name]}</th>
            <td>
              <Fig figure={{ key: share.key, value: share.value }} />
            </td>
            <td>
              <ShareText figure={share} />
            </td>
            <td>
              <Fig figure={closed} />
            </td>
            {compared && <td>{before === undefined ? "—" : change(share.value - before)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function change(by: number): string {
  return by > 0 ? `+${by}` : by === 0 ? "0" : `−${-by}`;
}
