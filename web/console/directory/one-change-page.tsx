import { Link, useParams } from "react-router";
import { useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { ChangeLines } from "./change-lines.tsx";
import { commandWord } from "./table-words.ts";

/** One change of the directory, line by line. */
export function OneChangePage() {
  const say = useSay();
  const { version = "" } = useParams();
  const { data, error, refetch } = useAsk("readDirectoryChange", { params: { version } });
  return (
    <>
      <PageTitle title={say(`第 ${version} 次变更`, `Change ${version}`)} />
      <p>
        <Link to="/directory/changes">{say("历次变更", "All changes")}</Link>
      </p>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <dl className="facts card">
            <div>
              <dt>{say("时间", "When")}</dt>
              <dd>
                <When at={data.commit.at} full />
              </dd>
            </div>
            <div>
              <dt>{say("谁", "Who")}</dt>
              <dd>
                {data.commit.actor.persons.join("、")} {data.commit.actor.name}
              </dd>
            </div>
            <div>
              <dt>{say("做了什么", "What")}</dt>
              <dd>{commandWord(data.commit.command, say)}</dd>
            </div>
            <div>
              <dt>{say("理由", "Reason")}</dt>
              <dd>{data.commit.reason ?? "—"}</dd>
            </div>
          </dl>
          <ChangeLines changes={data.changes} />
        </>
      )}
    </>
  );
}
