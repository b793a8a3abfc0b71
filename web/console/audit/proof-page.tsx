import { Alert, Input } from "antd";
import { useNavigate, useParams } from "react-router";
import { Refused } from "../../problem.ts";
import { useSay } from "../language.ts";
import { useServerNow, useZone } from "../me.ts";
import { dayBefore } from "../pages/day-before.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { DayHead } from "./day-head.tsx";
import { DayIssues } from "./day-issues.tsx";
import { ProofTables } from "./proof-tables.tsx";
import { WhatItProves } from "./what-it-proves.tsx";

/** 证明: of one day, what was owed and what fired, read from the records. Yesterday unless another day is asked for. */
export function ProofPage() {
  const say = useSay();
  const navigate = useNavigate();
  const [now, zone] = [useServerNow(), useZone()];
  const { day = now && dayBefore(now, zone) } = useParams();
  const { data, error, refetch } = useAsk("readProof", { params: { day: day ?? "" } }, { when: day !== undefined });
  const missing = error instanceof Refused && error.problem.code === "not-found";
  const clean = data && data.differences.length === 0 && data.owed === data.fired;
  return (
    <>
      <PageTitle title={say("每日证明", "Daily proof")}>
        <label>
          {say("日期", "Day")}{" "}
          <Input type="date" value={day ?? ""} onChange={({ target }) => void navigate(`/proofs/${target.value}`)} />
        </label>
      </PageTitle>
      {missing && (
        <Empty why={say(`${day} 还没有证明。`, `There is no proof of ${day} yet.`)}>
          {say("每天早上对前一天核对一次。", "Each morning the day before is checked.")}
        </Empty>
      )}
      {error && !missing && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <Alert
            role="status"
            showIcon
            type={clean ? "success" : "error"}
            title={
              clean
                ? say("账实相符：应办的都办了，各一次。", "It adds up: everything owed happened, once.")
                : say(`有 ${data.differences.length} 处不符`, `${data.differences.length} differences`)
            }
            description={
              <>
                {say("核对于 ", "Checked on ")}
                <When at={data.provedAt} full />
                {data.recomputed !== undefined &&
                  say(
                    `；用另一套算法复算了 ${data.recomputed} 个期限和提醒。`,
                    `; ${data.recomputed} dates and warnings were worked out a second time, by other code.`,
                  )}
              </>
            }
          />
          <ProofTables proof={data} />
          {day !== undefined && (
            <>
              <DayHead day={day} head={data.head} />
              <DayIssues day={day} proof={data} />
            </>
          )}
          <WhatItProves />
        </>
      )}
    </>
  );
}
