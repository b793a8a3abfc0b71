import type { AssignmentView } from "../../../contract/views/issue.ts";
import { useSay } from "../language.ts";

/** Which units have it: the lead, those in support and how far each is. Shown once there is more than the one in the header. */
export function Units({ assignments }: { assignments: readonly AssignmentView[] }) {
  const say = useSay();
  if (assignments.length < 2) return null;
  const roles = { lead: say("牵头", "lead"), support: say("协办", "support") };
  const states = {
    assigned: say("待签收", "not signed for yet"),
    signed: say("已签收", "signed for"),
    answered: say("已反馈", "answered"),
    ended: say("已退出", "left"),
  };
  return (
    <section className="card">
      <h2>{say("承办和协办单位", "Units")}</h2>
      <ul className="plain">
        {assignments.map(({ assignment, name, person, role, state }) => (
          <li key={assignment} className={state === "ended" ? "quiet" : undefined}>
            <b>{roles[role]}</b> {name}
            {person !== undefined && say(`（${person}）`, ` (${person})`)} · {states[state]}
          </li>
        ))}
      </ul>
    </section>
  );
}
