import { useSearchParams } from "react-router";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { More } from "../parts/more.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk, usePages } from "../use-ask.ts";
import { useColumns } from "./chosen-columns.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ExportButton } from "./export-button.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { filterOf } from "./filters.ts";
import { RegisterTable } from "./register-table.tsx";

/** 台账: the address holds the filter, so that a view can be sent to a colleague. */
export function RegisterPage() {
  const say = useSay();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const pages = usePages("listIssues", filter);
  const { data: directory } = useAsk("listUnits");
  const { shown, keys, choose } = useColumns();
  const units = directory?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages.at(-1)?.total ?? 0;
  const set = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(address);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setAddress(next);
  };
  return (
    <>
      <PageTitle title={say("台账", "Register")}>
        <ColumnChoice keys={keys} choose={choose} />
        <ExportButton filter={filter} />
      </PageTitle>
      <FilterBar filter={filter} units={units} set={set} />
      <FilterChips filter={filter} units={units} set={set} clear={() => setAddress({})} />
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.isSuccess && rows.length === 0 && (
        <Empty why={say("没有符合条件、且您的岗位可以查看的诉求。", "No issue fits that your seats may read.")}>
          {say("去掉一些筛选，或换一种写法查找（按开头匹配）。", "Remove a filter, or search by how a name begins.")}
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <p className="quiet" role="status">
            {say(`共 ${total} 件，已显示 ${rows.length} 件`, `${total} issues, ${rows.length} shown`)}
          </p>
          <RegisterTable rows={rows} columns={shown} />
        </>
      )}
      <More pages={pages} />
    </>
  );
}
