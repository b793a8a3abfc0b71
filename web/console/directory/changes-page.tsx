import { Button } from "antd";
import { Link, useSearchParams } from "react-router";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { commandWord } from "./table-words.ts";

/** 历次变更: every change with its actor and reason, the newest first. */
export function ChangesPage() {
  const say = useSay();
  const [address, setAddress] = useSearchParams();
  const before = address.get("before");
  const { data, error, refetch } = useAsk("listDirectoryChanges", { query: before === null ? {} : { before } });
  const heads = [
    say("次", "No."),
    say("时间", "When"),
    say("谁", "Who"),
    say("做了什么", "What"),
    say("理由", "Reason"),
  ];
  return (
    <>
      <PageTitle title={say("通讯录历次变更", "Changes of the directory")} />
      <p>
        <Link to="/directory">{say("回到通讯录", "Back to the directory")}</Link>
      </p>
      {error && <Failure error={error} again={refetch} />}
      {data?.rows.length === 0 && <Empty why={say("还没有变更。", "There are no changes yet.")} />}
      {data && data.rows.length > 0 && (
        <ScrollTable name={say("历次变更", "All changes")} heads={heads} cards>
          {data.rows.map(({ version, at, actor, command, counts, reason }) => (
            <tr key={version}>
              <td data-head={heads[0]}>
                <Link to={`/directory/changes/${version}`}>{version}</Link>
              </td>
              <td data-head={heads[1]}>
                <When at={at} full />
              </td>
              <td data-head={heads[2]}>
                {actor.persons.join("、")} {actor.name}
              </td>
              <td data-head={heads[3]}>
                {commandWord(command, say)}{" "}
                {say(
                  `（新增 ${counts.added}，修改 ${counts.changed}，结束 ${counts.ended}，取消 ${counts.removed}）`,
                  `(${counts.added} added, ${counts.changed} changed, ${counts.ended} ended, ${counts.removed} taken back)`,
                )}
              </td>
              <td data-head={heads[4]}>{reason ?? "—"}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {data?.next !== undefined && (
        <Button onClick={() => setAddress({ before: String(data.next) })}>
          {say("更早的变更", "Earlier changes")}
        </Button>
      )}
    </>
  );
}
