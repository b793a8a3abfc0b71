import { Alert } from "antd";
import { Link } from "react-router";
import type { DirectoryPreview } from "../../../contract/views/directory.ts";
import { DUTY_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { AloneTable } from "./alone-table.tsx";
import { VacancyTable } from "./vacancy-table.tsx";

/** What a change would do: lines, duties that pass to others, seats that fall vacant; or what is wrong, by row and column. */
export function PreviewView({ preview }: { preview: DirectoryPreview }) {
  const say = useSay();
  const { counts, changes, duties, vacant, alone, faults, rows } = preview;
  const { added, changed, ended, removed } = counts;
  return (
    <section>
      <h2>{say("预览（什么都没有保存）", "Preview (nothing is stored)")}</h2>
      {faults.total > 0 ? (
        <Faults preview={preview} />
      ) : (
        <Alert
          role="status"
          type={changes.total === 0 ? "info" : "success"}
          showIcon
          title={
            changes.total === 0
              ? say("与现在没有不同。", "Nothing would differ.")
              : say(
                  `新增 ${added}，修改 ${changed}，结束 ${ended}，取消 ${removed}。`,
                  `${added} added, ${changed} changed, ${ended} ended, ${removed} taken back.`,
                )
          }
          description={rows !== undefined && say(`文件有 ${rows} 行。`, `The file has ${rows} rows.`)}
        />
      )}
      {changes.rows.length > 0 && <ChangeLines changes={changes} />}
      {vacant.total > 0 && (
        <>
          <h3>{say(`${vacant.total} 个岗位将无人`, `${vacant.total} seats fall vacant`)}</h3>
          <VacancyTable rows={vacant.rows} />
        </>
      )}
      {alone.total > 0 && (
        <>
          <h3>
            {say(
              `${alone.total} 处将一人兼两岗`,
              `${alone.total} times one person comes to hold two seats of one chain`,
            )}
          </h3>
          <AloneTable rows={alone.rows} />
        </>
      )}
      {duties.total > 0 && <Duties preview={preview} />}
    </section>
  );
}

function Faults({ preview: { faults } }: { preview: DirectoryPreview }) {
  const [locale, say] = [useLocale(), useSay()];
  const heads = [say("行", "Row"), say("列", "Column"), say("问题", "What is wrong")];
  return (
    <>
      <Alert
        role="alert"
        type="error"
        showIcon
        title={say(
          `有 ${faults.total} 处需要更正，什么都没有改变。`,
          `${faults.total} things need correction; nothing was changed.`,
        )}
      />
      <ScrollTable name={say("需要更正之处", "What needs correction")} heads={heads} cards>
        {faults.rows.map((fault, place) => (
          <tr key={place}>
            <td data-head={heads[0]}>
              {fault.row ??
                (fault.edit === undefined ? "—" : say(`第 ${fault.edit + 1} 项`, `change ${fault.edit + 1}`))}
            </td>
            <td data-head={heads[1]}>{fault.column ?? fault.field ?? "—"}</td>
            <td data-head={heads[2]}>{fault[locale]}</td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}

function Duties({ preview: { duties } }: { preview: DirectoryPreview }) {
  const [locale, say] = [useLocale(), useSay()];
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join("、") || "—";
  const heads = [
    say("诉求", "Issue"),
    say("事项", "Duty"),
    say("岗位", "Seat"),
    say("自", "From"),
    say("现在", "Now"),
    say("改为", "Then"),
  ];
  return (
    <>
      <h3>{say(`${duties.total} 件待办将换人承担`, `${duties.total} open duties pass to others`)}</h3>
      <ScrollTable name={say("将换人承担的待办", "Duties that pass to others")} heads={heads} cards>
        {duties.rows.map(({ issue, number, duty, kind, name, at, before, after }) => (
          <tr key={`${issue} ${duty}`}>
            <td data-head={heads[0]}>
              <Link to={`/issues/${issue}`}>{number ?? issue}</Link>
            </td>
            <td data-head={heads[1]}>{DUTY_WORDS[locale][kind]}</td>
            <td data-head={heads[2]}>{name}</td>
            <td data-head={heads[3]}>
              <When at={at} />
            </td>
            <td data-head={heads[4]}>{names(before)}</td>
            <td data-head={heads[5]}>
              <b>{names(after)}</b>
            </td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
