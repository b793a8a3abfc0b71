import type { Period } from "../../contract/bulletin-row.ts";
import type { Bulletin } from "../../contract/bulletin.ts";
import type { Delivery as DeliveryView } from "../../contract/views/office.ts";
import { type BulletinHead, readBulletin } from "../../adapters/store/bulletins.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { bulletinOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import { startOfDay } from "../../domain/time/instants.ts";
import type { Door } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { gatherDataSet, programmeOf } from "../schedule/gather-data-set.ts";

export interface Sheet {
  readonly bulletin: Bulletin;
  /** Absent while it is a preview. */
  readonly head?: BulletinHead;
  /** The whole period, also where the bulletin counts only what of it has passed. */
  readonly period: Period;
}

/** The bulletin of a period: as it was frozen, or counted now. */
export async function sheetOf(key: string, { store, settings: read, receivedAt }: Door): Promise<Sheet> {
  const settings = await read();
  const programme = programmeOf(settings);
  const period = periodOf(key, programme);
  // A month may be looked at from its first day on, a sheet up to a day on that day.
  const begun = period && startOfDay(period.cumulative ? period.to : period.from, programme.zone) <= receivedAt;
  if (!begun) throw new Refused("not-found", { field: "period" });
  const frozen = await readBulletin(store, key);
  if (frozen) return { ...frozen, period };
  const { dataSet, previous } = await gatherDataSet(store, period, settings, receivedAt);
  const bulletin = bulletinOf(dataSet, previous, settings.directory);
  if ("faults" in bulletin) throw new Error(`the bulletin ${key} does not add up: ${bulletin.faults.join("; ")}`);
  return { bulletin, period };
}

/** An inbox needs no attempt: it has the bulletin from the moment it was written. */
export function deliveryView({ what, name, state, attempts, attemptedAt, why }: Delivery): DeliveryView {
  const at = attemptedAt ?? (state === "sent" ? what.at : undefined);
  return {
    recipient: what.recipient,
    name,
    channel: what.channel,
    state,
    attempts,
    ...(at !== undefined && { at }),
    ...(why !== undefined && { why }),
  };
}
