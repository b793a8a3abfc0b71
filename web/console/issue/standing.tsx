import { Alert } from "antd";
import { Link } from "react-router";
import type { RequestView } from "../../../contract/views/issue.ts";
import type { Answer } from "../api.ts";
import { useSay } from "../language.ts";
import type { Say } from "../say.ts";
import { When } from "../parts/when.tsx";

/** What one has to know before anything else: it is suspended, something waits for a decision, it was merged. */
export function Standing({ issue: { status, duties, requests, mergedInto } }: { issue: Answer<"readIssue"> }) {
  const say = useSay();
  const suspension = duties.find(({ kind }) => kind === "suspension");
  return (
    <>
      {status === "suspended" && (
        <Alert
          type="info"
          showIcon
          title={say("挂账中：各项计时暂停", "Suspended: every clock of the units stands")}
          description={
            suspension && (
              <>
                <When at={suspension.dueAt} full provisional={suspension.provisional} />{" "}
                {say("到期自动恢复办理。", "it is taken up again by itself.")}
              </>
            )
          }
        />
      )}
      {mergedInto !== undefined && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {say("已并入 ", "Merged into ")}
              <Link to={`/issues/${mergedInto}`}>{mergedInto}</Link>
            </>
          }
        />
      )}
      {requests.map((request) => (
        <Alert key={request.request} type="warning" showIcon title={<Waiting request={request} say={say} />} />
      ))}
    </>
  );
}

function Waiting({ request: { kind, at, until, provisional, unit }, say }: { request: RequestView; say: Say }) {
  const what = {
    ruleObjection: say(`${unit ?? ""}提出异议，待裁定`, `Objection${unit ? ` of ${unit}` : ""} waits for a ruling`),
    decideExtension: say("申请延期，待审批", "An extension was asked for and waits for a decision"),
    decideSuspension: say("申请挂账，待审批", "A suspension was asked for and waits for a decision"),
    verifyWithdrawal: say("企业申请撤回，待核实", "The enterprise asked to withdraw; to be verified"),
  }[kind];
  return (
    <>
      {what} · {say("提出于 ", "asked ")}
      <When at={at} />
      {until !== undefined && (
        <>
          {" · "}
          {say("申请到 ", "until ")}
          <When at={until} full provisional={provisional} />
        </>
      )}
    </>
  );
}
