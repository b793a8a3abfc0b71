import { readBulletinHead } from "../../adapters/store/bulletins.ts";
import { bulletinDeliveries } from "../../adapters/store/notices.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { addressNow, sendAgain } from "../runtime/send-again.ts";

/** 向发送失败的地址重发: by hand, to one recipient. The address is the directory's of today. */
export const sendBulletinAgain: UseCase<"sendBulletinAgain"> = async ({
  params,
  body,
  store,
  settings,
  receivedAt,
}) => {
  const { period } = params;
  const head = await readBulletinHead(store, period);
  if (head === undefined) throw new Refused("not-frozen", { field: "period" });
  const mails = (await bulletinDeliveries(store, period)).filter(({ what }) => what.channel === "mail");
  const delivery = mails.find(({ what }) => what.recipient === body.recipient);
  if (delivery === undefined) throw new Refused("not-found", { field: "recipient" });
  const address = addressNow(delivery, (await settings()).directory);
  if (address === undefined) throw new Refused("not-found", { field: "recipient" });
  if (!(await sendAgain(store, delivery, address, receivedAt)))
    throw new Refused("already-sent", { field: "recipient" });
  return { state: head.state };
};
