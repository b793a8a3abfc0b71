import type { Pack } from "../../../../contract/pack.ts";
import { useLocale, useSay } from "../../language.ts";
import { Empty } from "../../parts/empty.tsx";
import { ScrollTable } from "../../parts/scroll-table.tsx";
import { packChanges } from "./pack-lines.ts";

/** What a draft changes, value by value. */
export function PackChanges({ before, after }: { before: Pack; after: Pack }) {
  const [locale, say] = [useLocale(), useSay()];
  const changes = packChanges(before, after, locale);
  if (changes.length === 0)
    return <Empty why={say("与现行规则没有不同。", "Nothing differs from the rules in force.")} />;
  const heads = [say("规则", "Rule"), say("现行", "In force"), say("草案", "Draft")];
  return (
    <ScrollTable name={say("改了什么", "What it changes")} heads={heads} cards>
      {changes.map(({ name, before: old, value }) => (
        <tr key={name}>
          <td data-head={heads[0]}>{name}</td>
          <td data-head={heads[1]}>{old}</td>
          <td data-head={heads[2]}>
            <b>{value}</b>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
