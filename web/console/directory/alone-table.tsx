import { type Alone, type LoneReason } from "../../../contract/views/directory.ts";
import { useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import type { Say } from "../say.ts";

/** Persons who are the only one in two seats of one chain, why that matters, and who acts in their place. */
export function AloneTable({ rows }: { rows: readonly Alone[] }) {
  const say = useSay();
  const heads = [
    say("人员", "Person"),
    say("岗位", "Seats"),
    say("须另有其人", "Needs another"),
    say("由谁承接", "Falls to"),
  ];
  return (
    <ScrollTable name={say("一人兼两岗", "One person in two seats")} heads={heads} cards>
      {rows.map(({ person, name, seats, reasons, enterprises, fallsTo }) => (
        <tr key={`${person} ${seats.map(({ seat }) => seat).join(" ")}`}>
          <td data-head={heads[0]}>{name}</td>
          <td data-head={heads[1]}>
            {seats.map((seat) => seat.name).join(say("、", ", "))}
            {enterprises !== undefined &&
              enterprises > 1 &&
              say(`（${enterprises} 家企业）`, ` (${enterprises} enterprises)`)}
          </td>
          <td data-head={heads[2]}>{reasons.map((reason) => reasonWords(reason, say)).join(say("；", "; "))}</td>
          <td data-head={heads[3]}>
            {fallsTo?.name ??
              (reasons.every((reason) => reason === "raise" || reason === "escalate") ? (
                say("仍是本人", "stays with the same person")
              ) : (
                <b className="over">■ {say("无人承接", "nobody")}</b>
              ))}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function reasonWords(reason: LoneReason, say: Say): string {
  const words: Readonly<Record<LoneReason, string>> = {
    closeOut: say("申请销号与审核", "asking for the close-out and reviewing it"),
    steps: say("审核的两步", "two steps of the review"),
    callBack: say("办理或审核与回访", "handling or reviewing and calling back"),
    extension: say("申请延期与审批", "asking for an extension and deciding on it"),
    suspension: say("申请挂账与审批", "asking for a suspension and deciding on it"),
    objection: say("提出异议与裁定", "objecting and ruling on it"),
    raise: say("逾期上提", "being raised when it is late"),
    escalate: say("到期提级", "being escalated when it is due"),
  };
  return words[reason];
}
