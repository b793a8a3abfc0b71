import type { UnitLine } from "../../../../contract/bulletin.ts";
import type * as z from "zod/mini";
import { useSay } from "../../language.ts";
import { Fig } from "../fig.tsx";
import type { SectionProps } from "./section-props.ts";

const NUMERALS = ["一", "二", "三"];

/** Within peer groups, in the order of the directory: no league table. */
export function Units({ bulletin: { groups } }: SectionProps) {
  const say = useSay();
  const names = {
    department: say("县直部门", "Departments"),
    town: say("乡镇", "Towns"),
    company: say("国有企业", "State companies"),
  };
  return (
    <section>
      <h3>{say("四、承办单位情况", "4. Units")}</h3>
      {groups.map(({ group, units }, place) => (
        <div key={group}>
          <h4>{say(`（${NUMERALS[place]}）${names[group]}`, `4.${place + 1} ${names[group]}`)}</h4>
          <UnitTable units={units} />
        </div>
      ))}
    </section>
  );
}

function UnitTable({ units }: { units: readonly z.infer<typeof UnitLine>[] }) {
  const say = useSay();
  const heads = [
    say("单位", "Unit"),
    say("合计", "Total"),
    say("销号", "Closed"),
    say("在办", "In hand"),
    say("超期", "Overdue"),
    say("办结率", "Closed of due"),
    say("按时率", "In time"),
    say("签收率", "Signed"),
    say("满意率", "Satisfied"),
  ];
  return (
    <table className="unit-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unit}>
            <th scope="row">{unit.name}</th>
            {[
              unit.total,
              unit.closed,
              unit.inHand,
              unit.overdue,
              unit.closeOut,
              unit.onTime,
              unit.signedInTime,
              unit.satisfaction,
            ].map((figure) => (
              <td key={figure.key}>
                <Fig figure={figure} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
