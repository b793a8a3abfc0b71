import { Checkbox } from "antd";
import { useState } from "react";
import type { DraftPreview } from "../../../contract/views/settings.ts";
import { useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";

type Preview = Extract<DraftPreview, { kind: "pack" }>;
type Lived = Preview["rows"][number]["today"];

/** The same invented issues of a month under today's rules and under the new ones, side by side. */
export function PackPreview({ preview }: { preview: Preview }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const [year, month] = preview.month.split("-");
  const differs = preview.rows.filter(({ today, draft }) => JSON.stringify(today) !== JSON.stringify(draft));
  const rows = all ? preview.rows : differs;
  const heads = [
    say("分类", "Class"),
    say("提交", "Handed in"),
    say("现行：期限", "Today: due"),
    say("草案：期限", "Draft: due"),
    say("现行：经过", "Today: how it went"),
    say("草案：经过", "Draft: how it went"),
  ];
  return (
    <>
      <p>
        {say(
          `用 ${year}年${Number(month)}月的 ${preview.rows.length} 件虚构诉求，让它们在两套规则下各走一遍；人的做法两边相同，同一个月的结果永远相同。`,
          `${preview.rows.length} invented issues of ${preview.month} live through both sets of rules; people behave the same in both, and the same month always gives the same answer.`,
        )}
      </p>
      <Totals preview={preview} />
      <p>
        {say(`${differs.length} 件的经过不同。`, `${differs.length} of them go another way.`)}{" "}
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {say("也列出相同的", "List those that do not, too")}
        </Checkbox>
      </p>
      {rows.length > 0 && (
        <ScrollTable name={say("逐件对照", "Issue by issue")} heads={heads} cards>
          {rows.map(({ class: cls, handedInAt, today, draft }, place) => (
            <tr key={place}>
              <td data-head={heads[0]}>{cls}</td>
              <td data-head={heads[1]}>
                <When at={handedInAt} />
              </td>
              <td data-head={heads[2]}>
                <When at={today.promisedAt} />
              </td>
              <td data-head={heads[3]}>
                <b>
                  <When at={draft.promisedAt} />
                </b>
              </td>
              <td data-head={heads[4]}>
                <How lived={today} />
              </td>
              <td data-head={heads[5]}>
                <How lived={draft} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}

function How({ lived: { closedAt, onTime, tier, slips, raised } }: { lived: Lived }) {
  const say = useSay();
  const facts = [
    closedAt === undefined
      ? say("未办结", "open")
      : onTime
        ? say("按时办结", "closed in time")
        : say("超期办结", "closed late"),
    tier > 0 && say(`到第 ${tier} 级`, `tier ${tier}`),
    slips.blue > 0 && `▲ ${slips.blue}`,
    slips.orange > 0 && `◆ ${slips.orange}`,
    slips.red > 0 && `■ ${slips.red}`,
    raised > 0 && say(`上提督办 ${raised}`, `raised ${raised}`),
  ];
  return <span>{facts.filter(Boolean).join(" · ")}</span>;
}

function Totals({ preview: { totals, today, draft } }: { preview: Preview }) {
  const say = useSay();
  const names: [keyof typeof totals.today, string][] = [
    ["issues", say("诉求", "Issues")],
    ["closed", say("已办结", "Closed")],
    ["onTime", say("按时办结", "In time")],
    ["escalated", say("提级", "Escalated")],
    ["blue", say("▲ 提醒", "▲ reminders")],
    ["orange", say("◆ 催办", "◆ warnings")],
    ["red", say("■ 超期", "■ overdue slips")],
    ["raised", say("上提督办", "Raised to the superior")],
  ];
  const heads = [
    say("合计", "In all"),
    say(`现行 ${today}`, `today ${today}`),
    say(`草案 ${draft}`, `draft ${draft}`),
    say("增减", "Change"),
  ];
  return (
    <ScrollTable name={say("合计对照", "Totals")} heads={heads}>
      {names.map(([key, name]) => {
        const change = totals.draft[key] - totals.today[key];
        return (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{totals.today[key]}</td>
            <td className="number">{totals.draft[key]}</td>
            <td className="number">{change > 0 ? `+${change}` : change === 0 ? "—" : String(change)}</td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}
