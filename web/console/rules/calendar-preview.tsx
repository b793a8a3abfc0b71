import { Alert } from "antd";
import { Link } from "react-router";
import type { DraftPreview } from "../../../contract/views/settings.ts";
import { DUTY_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";

type Preview = Extract<DraftPreview, { kind: "calendar" }>;

/** Which duties would move, from when to when. Nothing is changed by looking. */
export function CalendarPreview({ preview: { issues, total, shifts } }: { preview: Preview }) {
  const [locale, say] = [useLocale(), useSay()];
  const heads = [
    say("编号", "Number"),
    say("事项", "Duty"),
    say("承担人", "Holder"),
    say("现在的期限", "Due now"),
    say("改为", "Due then"),
  ];
  const expected = (provisional: boolean) =>
    provisional && <span className="quiet">{say("（预计）", " (expected)")}</span>;
  return (
    <>
      <Alert
        role="status"
        showIcon
        type={total === 0 ? "success" : "warning"}
        title={say(
          `看了 ${issues} 件在办诉求：${total === 0 ? "没有期限会变动。" : `${total} 项期限会变动。`}`,
          `Of ${issues} open issues ${total === 0 ? "no date would move." : `${total} dates would move.`}`,
        )}
        description={
          total > shifts.length
            ? say(`列出最早的 ${shifts.length} 项。`, `The ${shifts.length} earliest are listed.`)
            : undefined
        }
      />
      {shifts.length > 0 && (
        <ScrollTable name={say("会变动的期限", "Dates that would move")} heads={heads} cards>
          {shifts.map(({ issue, number, duty, kind, holder, from, to, provisional }) => (
            <tr key={`${issue} ${duty}`}>
              <td data-head={heads[0]}>
                <Link to={`/issues/${issue}`}>{number ?? issue}</Link>
              </td>
              <td data-head={heads[1]}>{DUTY_WORDS[locale][kind]}</td>
              <td data-head={heads[2]}>{holder}</td>
              <td data-head={heads[3]}>
                <span>
                  <When at={from} />
                  {expected(provisional.before)}
                </span>
              </td>
              <td data-head={heads[4]}>
                <b>
                  {to < from ? say("提前到 ", "earlier: ") : say("推后到 ", "later: ")}
                  <When at={to} />
                  {expected(provisional.after)}
                </b>
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
