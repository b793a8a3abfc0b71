import { changeBulletin, readBulletinHead } from "../../adapters/store/bulletins.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { isDue, sendPeriod } from "../schedule/send-period.ts";

/** 暂缓或恢复发送. A bulletin whose time came while it was held goes out when it is released. */
export const holdBulletin: UseCase<"holdBulletin"> = async ({ params, body, store, settings, receivedAt }) => {
  const { period } = params;
  const [from, to] = body.held ? (["frozen", "held"] as const) : (["held", "frozen"] as const);
  // A cumulative sheet is frozen, but goes to nobody.
  if ((await readBulletinHead(store, period))?.sendAt === undefined) {
    throw new Refused("not-frozen", { field: "period" });
  }
  await changeBulletin(store, period, from, to);
  const head = await readBulletinHead(store, period);
  if (head === undefined) throw new Refused("not-frozen", { field: "period" });
  if (head.state === "sent") throw new Refused("already-sent", { field: "period" });
  if (!isDue(head, receivedAt)) return { state: head.state };
  await sendPeriod(store, period, await settings(), receivedAt);
  return { state: "sent" };
};
