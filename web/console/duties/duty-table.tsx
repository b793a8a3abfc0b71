import { Link } from "react-router";
import type { WorkRow } from "../../../contract/views/duty.ts";
import { DUTY_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { Due } from "../parts/due.tsx";
import { Lamp } from "../parts/lamp.tsx";
import { Tier } from "../parts/tier.tsx";
import { SignButton } from "./sign-button.tsx";

/** What the cells are, for a small screen, which lays them out as a card. */
const PARTS = ["lamp", "kind", "number", "subject", "enterprise", "due", "tier", "act"];

export function DutyTable({ title, rows }: { title: string; rows: readonly WorkRow[] }) {
  const say = useSay();
  const heads = [
    say("灯", "Lamp"),
    say("待办", "Duty"),
    say("编号", "Number"),
    say("诉求", "Subject"),
    say("企业", "Enterprise"),
    say("剩余时间", "Time left"),
    say("层级", "Tier"),
    say("办理", "Act"),
  ];
  return (
    <section className="duty-group">
      <h2>
        {title} <span className="count">{rows.length}</span>
      </h2>
      <table className="list duty-list">
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
          {rows.map((row) => (
            <DutyLine key={`${row.issue} ${row.duty}`} row={row} heads={heads} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DutyLine({ row, heads }: { row: WorkRow; heads: readonly string[] }) {
  const locale = useLocale();
  const cells = [
    <Lamp lamp={row.lamp} />,
    <b>{DUTY_WORDS[locale][row.kind]}</b>,
    <Link to={`/issues/${row.issue}`}>{row.number ?? row.issue}</Link>,
    <Link to={`/issues/${row.issue}`} className="subject">
      {row.subject}
    </Link>,
    row.enterprise,
    <Due left={row.left} dueAt={row.dueAt} provisional={row.provisional} held={row.held} />,
    <Tier tier={row.tier} status={row.status} />,
    row.sign === undefined ? <OpenLink issue={row.issue} /> : <SignButton issue={row.issue} assignment={row.sign} />,
  ];
  return (
    <tr>
      {cells.map((cell, place) => (
        <td key={heads[place]} className={`duty-${PARTS[place]}`}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

function OpenLink({ issue }: { issue: string }) {
  const say = useSay();
  return <Link to={`/issues/${issue}`}>{say("去办理", "Open")}</Link>;
}
