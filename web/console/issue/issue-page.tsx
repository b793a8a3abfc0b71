import { useState } from "react";
import { useParams } from "react-router";
import type { ActionView } from "../../../contract/views/issue.ts";
import { ActionList } from "../actions/action-list.tsx";
import { ActionPanel } from "../actions/action-panel.tsx";
import { Refused } from "../../problem.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { Duties } from "./duties.tsx";
import { HiddenIdentity } from "./hidden-identity.tsx";
import { IssueHeader } from "./issue-header.tsx";
import { Standing } from "./standing.tsx";
import { Submission } from "./submission.tsx";
import { Timeline } from "./timeline.tsx";
import { Undelivered } from "./undelivered.tsx";
import { Units } from "./units.tsx";

/** One issue: what happened at the left, what is owed and what I may do at the right. */
export function IssuePage() {
  const { issue = "" } = useParams();
  // Another issue begins without the open form of the last one.
  return <OneIssue key={issue} issue={issue} />;
}

function OneIssue({ issue }: { issue: string }) {
  const say = useSay();
  const { data, error, refetch } = useAsk("readIssue", { params: { issue } });
  const [open, setOpen] = useState<ActionView>();
  if (error instanceof Refused && error.problem.code === "unknown") {
    return (
      <>
        <PageTitle title={say("没有这件诉求", "No such issue")} />
        <Empty why={say("没有这件诉求，或您的岗位不能查看。", "There is no such issue, or your seats do not open it.")}>
          {say("请核对编号，或在台账里查找。", "Check the number, or search the register.")}
        </Empty>
      </>
    );
  }
  if (data === undefined) {
    return (
      <>
        <PageTitle title={say("诉求", "Issue")} />
        {error && <Failure error={error} again={refetch} />}
      </>
    );
  }
  return (
    <article className="issue">
      <IssueHeader issue={data} />
      {error && <Failure error={error} again={refetch} />}
      <Standing issue={data} />
      <Undelivered undelivered={data.undelivered} />
      <div className="issue-columns">
        <div className="issue-side">
          {open ? (
            <ActionPanel key={open.command} issue={data} action={open} close={() => setOpen(undefined)} />
          ) : (
            <ActionList actions={data.actions} open={setOpen} />
          )}
          <Units assignments={data.assignments} />
          <Duties duties={data.duties} closed={data.closedAt !== undefined} />
        </div>
        <div className="issue-main">
          {data.mayOpenIdentity && <HiddenIdentity issue={issue} />}
          <Submission issue={data} />
          <Timeline issue={data} />
        </div>
      </div>
    </article>
  );
}
