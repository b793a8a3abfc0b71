import type { DirectoryPreview } from "../../../contract/views/directory.ts";
import { fullInstantWords } from "../../time-words.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { changeWord, fieldWord, tableWord } from "./table-words.ts";

/** Line by line, field by field: before and after. */
export function ChangeLines({ changes: { total, rows } }: { changes: DirectoryPreview["changes"] }) {
  const [locale, say, zone] = [useLocale(), useSay(), useZone()];
  const heads = [say("表", "Table"), say("变更", "Change"), say("条目", "Line"), say("内容", "Fields")];
  const value = (text: string | undefined) =>
    text === undefined ? "—" : /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? fullInstantWords(text, locale, zone) : text;
  return (
    <>
      <ScrollTable name={say("变更的条目", "Lines that change")} heads={heads} cards>
        {rows.map(({ table, what, key, name, fields }) => (
          <tr key={`${table} ${key} ${what}`}>
            <td data-head={heads[0]}>{tableWord(table, locale)}</td>
            <td data-head={heads[1]}>{changeWord(what, say)}</td>
            <td data-head={heads[2]}>{name}</td>
            <td data-head={heads[3]}>
              <span>
                {fields.map(({ field, before, after }) => (
                  <span key={field} className="receipt-line">
                    {fieldWord(table, field, locale)}
                    {say("：", ": ")}
                    {before !== undefined && `${value(before)} → `}
                    <b>{value(after)}</b>
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </ScrollTable>
      {total > rows.length && (
        <p className="quiet">
          {say(`共 ${total} 条，列出 ${rows.length} 条。`, `${rows.length} of ${total} are listed.`)}
        </p>
      )}
    </>
  );
}
