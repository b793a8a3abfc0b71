import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type Answer, ask } from "../api.ts";
import { useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { When } from "../parts/when.tsx";
import { useRefresh } from "../use-ask.ts";

type Page = Answer<"readBulletin">;

/** Who got it. Those it did not reach stand open, and may be sent to again; the rest is folded. */
export function Deliveries({ page: { period, deliveries } }: { page: Page }) {
  const say = useSay();
  if (deliveries.length === 0) return null;
  const failed = deliveries.filter(({ state }) => state === "failed");
  const rest = deliveries.filter(({ state }) => state !== "failed");
  return (
    <section className="card deliveries no-print">
      <h2>{say("发送情况", "Deliveries")}</h2>
      {failed.length > 0 && (
        <>
          <p className="over">{say(`■ ${failed.length} 份没有送达`, `■ ${failed.length} did not arrive`)}</p>
          <Lines period={period} deliveries={failed} />
        </>
      )}
      <details>
        <summary>{say(`已送达或等待发送 ${rest.length} 份`, `${rest.length} sent or waiting`)}</summary>
        <Lines period={period} deliveries={rest} />
      </details>
    </section>
  );
}

function Lines({ period, deliveries }: { period: string; deliveries: Page["deliveries"] }) {
  const say = useSay();
  const heads = [say("收件人", "To"), say("方式", "By"), say("状态", "State"), say("时间", "When"), say("办理", "Act")];
  return (
    <table className="list cards">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Line key={`${delivery.recipient} ${delivery.channel}`} period={period} delivery={delivery} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ period, delivery }: { period: string; delivery: Page["deliveries"][number] }) {
  const say = useSay();
  const refresh = useRefresh();
  const may = useMay("sendBulletinAgain");
  const { recipient, name, channel, state, attempts, at, why } = delivery;
  const again = useMutation({
    mutationFn: () => ask("sendBulletinAgain", { params: { period }, body: { recipient } }),
    onSuccess: refresh,
  });
  const states = {
    waiting: say("等待发送", "waiting"),
    sent: say("✓ 已送达", "✓ sent"),
    failed: say("■ 失败", "■ failed"),
  };
  return (
    <tr className={state === "failed" ? "failed" : ""}>
      <td data-head={say("收件人", "To")}>{name}</td>
      <td data-head={say("方式", "By")}>{channel === "mail" ? say("邮件", "mail") : say("站内", "inbox")}</td>
      <td data-head={say("状态", "State")}>
        {states[state]}
        {why !== undefined && <span className="quiet"> {why}</span>}
        {attempts > 1 && <span className="quiet"> {say(`（${attempts} 次）`, `(${attempts} attempts)`)}</span>}
      </td>
      <td data-head={say("时间", "When")}>
        <When at={at} />
      </td>
      <td data-head={say("办理", "Act")}>
        {may && state === "failed" && (
          <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
            {say("重新发送", "Send again")}
          </Button>
        )}
        {again.error && <Failure error={again.error} />}
      </td>
    </tr>
  );
}
