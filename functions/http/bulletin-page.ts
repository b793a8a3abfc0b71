import type * as z from "zod/mini";
import type { Bulletin } from "../../contract/bulletin.ts";
import type { Delivery as DeliveryView } from "../../contract/views/office.ts";
import { type BulletinHead, readBulletin } from "../../adapters/store/bulletins.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { bulletinOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import type { Door } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { gatherDataSet, previousDataSet, programmeOf } from "../schedule/gather-data-set.ts";

export interface Sheet {
  readonly bulletin: Bulletin;
  /** Absent while it is a preview. */
  readonly head?: BulletinHead;
}

/** The bulletin of a period: as it was frozen, or counted now. A cumulative sheet is always counted now. */
export async function sheetOf(key: string, { store, settings: read, receivedAt }: Door): Promise<Sheet> {
  const settings = await read();
  const period = periodOf(key, programmeOf(settings));
  if (period === undefined || period.start > receivedAt) throw new Refused("not-found", { field: "period" });
  const frozen = period.cumulative ? undefined : await readBulletin(store, key);
  if (frozen) return { bulletin: frozen.bulletin, head: frozen.head };
  const dataSet = await gatherDataSet(store, period, settings, receivedAt);
  const bulletin = bulletinOf(dataSet, await previousDataSet(store, period, settings, receivedAt), settings.directory);
  if ("faults" in bulletin) throw new Error(`the bulletin ${key} does not add up: ${bulletin.faults.join("; ")}`);
  return { bulletin };
}

export function deliveryView({
  what,
  name,
  state,
  attempts,
  attemptedAt,
  why,
}: Delivery): z.infer<typeof DeliveryView> {
  return {
    recipient: what.recipient,
    name,
    channel: what.channel,
    state,
    attempts,
    ...(attemptedAt !== undefined && { at: attemptedAt }),
    ...(why !== undefined && { why }),
  };
}
