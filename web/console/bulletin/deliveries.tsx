import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type Answer, ask } from "../api.ts";
import { useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { When } from "../parts/when.tsx";
import { useRefresh } from "../use-ask.ts";

type Page = Answer<"readBulletin">;

/** Who got it. Those it did not reach come first, and may be sent to again. */
export function Deliveries({ page: { period, deliveries } }: { page: Page }) {
  const say = useSay();
  if (deliveries.length === 0) return null;
  const failed = deliveries.filter(({ state }) => state === "failed");
  const rest = deliveries.filter(({ state }) => state !== "failed");
  return (
    <section className="no-print">
      <h2>{say("发送情况", "Deliveries")}</h2>
      <p className="quiet">
        {say(
          `共 ${deliveries.length} 份,失败 ${failed.length} 份`,
          `${deliveries.length} in all, ${failed.length} failed`,
        )}
      </p>
      <table className="list cards">
        <thead>
          <tr>
            <th scope="col">{say("收件人", "To")}</th>
            <th scope="col">{say("方式", "By")}</th>
            <th scope="col">{say("状态", "State")}</th>
            <th scope="col">{say("时间", "When")}</th>
            <th scope="col">{say("办理", "Act")}</th>
          </tr>
        </thead>
        <tbody>
          {[...failed, ...rest].map((delivery) => (
            <Line key={`${delivery.recipient} ${delivery.channel}`} period={period} delivery={delivery} />
          ))}
        </tbody>
      </table>
    </section>
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
        {attempts > 1 && <span className="quiet"> {say(`(${attempts} 次)`, `(${attempts} attempts)`)}</span>}
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
