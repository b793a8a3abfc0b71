import { Button } from "antd";
import { useParams } from "react-router";
import { Refused } from "../../problem.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { BulletinState } from "./bulletin-state.tsx";
import { Deliveries } from "./deliveries.tsx";
import { Sheet } from "./sheet.tsx";

/** One period: its state and deliveries on the screen, the sheet alone on paper. */
export function BulletinPage() {
  const say = useSay();
  const { period = "" } = useParams();
  const { data, error, refetch } = useAsk("readBulletin", { params: { period } });
  const missing = error instanceof Refused && error.problem.code === "not-found";
  return (
    <>
      <div className="no-print">
        <PageTitle title={say(`通报 ${period}`, `Bulletin ${period}`)}>
          <Button onClick={() => window.print()}>{say("打印", "Print")}</Button>
        </PageTitle>
      </div>
      {missing && (
        <Empty
          why={say("没有这一期通报，或这一期还没有开始。", "There is no such bulletin, or its period has not begun.")}
        />
      )}
      {error && !missing && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <BulletinState page={data} />
          <Deliveries page={data} />
          <div className="sheet-place" role="region" tabIndex={0} aria-label={say("通报版面", "The sheet")}>
            <Sheet page={data} />
          </div>
        </>
      )}
    </>
  );
}
