import type { Identity } from "../../../../contract/bulletin.ts";
import { useSay } from "../../language.ts";
import type { Say } from "../../say.ts";
import type { SectionProps } from "./section-props.ts";

/** The sums that must hold, each with both sides; a bulletin in which one does not is not frozen. */
export function Checks({ bulletin: { identities } }: SectionProps) {
  const say = useSay();
  const words = identityWords(say);
  return (
    <section className="checks">
      <h3>{say("附：数字核对", "Annex: the sums")}</h3>
      <table>
        <tbody>
          {identities.map(({ name, left, right }) => (
            <tr key={name}>
              <th scope="row">{words[name]}</th>
              <td>
                {left} {left === right ? "=" : "≠"} {right}
              </td>
              <td>{left === right ? say("✓ 相符", "✓ holds") : say("■ 不符", "■ does not hold")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function identityWords(say: Say): Record<Identity["name"], string> {
  return {
    carriedAndNew: say("结转 + 新增 = 合计", "carried + new = total"),
    outcomesAndInHand: say("各办结类型 + 不予受理 + 在办 = 合计", "outcomes + refused + in hand = total"),
    carriedIsBefore: say("上月在办 = 本月结转", "in hand last month = carried"),
    bySource: say("各来源之和 = 合计", "sources = total"),
    byKind: say("各类别之和 = 合计", "kinds = total"),
    byLevel: say("各层级之和 = 合计", "levels = total"),
    byUnit: say("各单位之和 + 未交办 = 合计", "units + not dispatched = total"),
  };
}
