import type { WorkRow } from "../../../contract/views/duty.ts";
import { useSay } from "../language.ts";
import { useMe, useZone } from "../me.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { More } from "../parts/more.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { usePages } from "../use-ask.ts";
import { DutyTable } from "./duty-table.tsx";
import { type Group, groupOf, GROUPS } from "./when-due.ts";

/** 我的待办: what my seats owe, the most urgent first. */
export function DutiesPage() {
  const say = useSay();
  const zone = useZone();
  const me = useMe();
  const pages = usePages("listDuties");
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const now = me.data?.now;
  const titles: Record<Group, string> = {
    today: say("今天", "Today"),
    week: say("本周", "This week"),
    later: say("以后", "Later"),
  };
  const groups: Partial<Record<Group, WorkRow[]>> =
    now === undefined ? {} : Object.groupBy(rows, (row) => groupOf(row, now, zone));
  return (
    <>
      <PageTitle title={say("我的待办", "My duties")} />
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.isSuccess && rows.length === 0 && (
        <Empty why={say("您的岗位现在没有待办。", "Your seats owe nothing now.")}>
          {say(
            "新的事项会自动出现在这里；全部诉求见台账。",
            "New duties appear here by themselves; the register shows all.",
          )}
        </Empty>
      )}
      {GROUPS.map((group) => {
        const some = groups[group];
        return some && <DutyTable key={group} title={titles[group]} rows={some} />;
      })}
      <More pages={pages} />
    </>
  );
}
