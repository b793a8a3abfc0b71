import { Link } from "react-router";
import { useSay } from "../../language.ts";
import { Tier } from "../../parts/tier.tsx";
import { When } from "../../parts/when.tsx";
import type { SectionProps } from "./section-props.ts";

export function Overdue({ bulletin: { overdue } }: SectionProps) {
  const say = useSay();
  return (
    <section>
      <h3>{say("五、超期未办结", "5. Overdue")}</h3>
      {overdue.length === 0 ? (
        <p>{say("期末没有超期未办结的问题。", "Nothing was overdue at the end of the period.")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say("编号", "Number")}</th>
              <th scope="col">{say("承办单位", "Unit")}</th>
              <th scope="col">{say("现在层级", "Tier")}</th>
              <th scope="col">{say("承诺期限", "Promised by")}</th>
            </tr>
          </thead>
          <tbody>
            {overdue.map(({ issue, number, unitName, tier, promiseDueAt }) => (
              <tr key={issue}>
                <td>
                  <Link to={`/issues/${issue}`}>{number}</Link>
                </td>
                <td>{unitName}</td>
                <td>
                  <Tier tier={tier} />
                </td>
                <td>
                  <When at={promiseDueAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
