import { bulletinDeliveries } from "../../adapters/store/notices.ts";
import { sendAt } from "../../domain/period.ts";
import type { UseCase } from "../runtime/call.ts";
import { deliveryView, sheetOf } from "./bulletin-page.ts";

/** 通报: frozen with its hash and deliveries, or a preview as of now. */
export const readBulletin: UseCase<"readBulletin"> = async (call) => {
  const { period: key } = call.params;
  const { bulletin, head, period } = await sheetOf(key, call);
  const { calendar } = await call.settings();
  if (head === undefined) {
    const sending = period.cumulative ? {} : { sendAt: sendAt(period, calendar) };
    return { period: key, state: "preview", ...sending, bulletin, deliveries: [] };
  }
  const { state, sha256, frozenAt } = head;
  const deliveries = (await bulletinDeliveries(call.store, key)).map(deliveryView);
  return { period: key, state, sha256, frozenAt, ...(head.sendAt && { sendAt: head.sendAt }), bulletin, deliveries };
};
