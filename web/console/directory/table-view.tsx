import { Checkbox, Input } from "antd";
import { useState } from "react";
import type { DirectoryTable } from "../../../contract/directory-edits.ts";
import { useLocale, useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { More } from "../parts/more.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { linesOf } from "./table-lines.tsx";
import { tableWord } from "./table-words.ts";
import { useTable } from "./use-table.ts";

interface Props {
  readonly table: DirectoryTable;
  readonly mayChange: boolean;
}

/** One table of the directory: searched by part of a name, number or code. */
export function TableView({ table, mayChange }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const [q, setQ] = useState("");
  const [all, setAll] = useState(false);
  const pages = useTable(table, q, all ? "all" : "current");
  const { heads, lines } = linesOf(table, pages.data?.pages ?? [], { locale, say, mayChange });
  return (
    <section>
      <div className="filters">
        <Input.Search
          className="search-box"
          aria-label={say("按名称、编号或代码查找", "Search by name, number or code")}
          placeholder={say("名称、编号或代码的一部分", "part of a name, number or code")}
          enterButton={say("查找", "Search")}
          onSearch={setQ}
        />
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {say("也列出已结束的", "Show what has ended, too")}
        </Checkbox>
      </div>
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.isSuccess && lines.length === 0 && (
        <Empty why={say("没有符合的条目。", "There is nothing like that.")}>
          {mayChange && say("可以手工变更，或从表格文件导入。", "Change it by hand, or import a spreadsheet.")}
        </Empty>
      )}
      {lines.length > 0 && (
        <>
          <p className="quiet" role="status">
            {say(
              `共 ${pages.data?.pages[0]?.total} 条，已显示 ${lines.length} 条`,
              `${pages.data?.pages[0]?.total} lines, ${lines.length} shown`,
            )}
          </p>
          <ScrollTable name={tableWord(table, locale)} heads={heads} cards>
            {lines.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, place) => (
                  <td key={place} data-head={heads[place]}>
                    <span>{cell}</span>
                  </td>
                ))}
              </tr>
            ))}
          </ScrollTable>
        </>
      )}
      <More pages={pages} />
    </section>
  );
}
