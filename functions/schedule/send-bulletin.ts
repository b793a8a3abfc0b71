import type { Instant } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import { type BulletinHead, listBulletins } from "../../adapters/store/bulletins.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { isDue, sendPeriod } from "./send-period.ts";

/** After an outage a bulletin still goes out until the next one is near; an older one goes only if the office releases it by hand. */
const OLD_SECONDS = 27 * 86_400;
const isOld = ({ sendAt }: BulletinHead, at: Instant) => sendAt !== undefined && addSeconds(sendAt, OLD_SECONDS) < at;

export interface Sent {
  readonly sent: readonly { readonly period: string; readonly recipients: number }[];
}

/** On the first working day of the month: to leaders, units and subscribers, each once, unless the office holds it. */
export const handler = recorded("send-bulletin", async (): Promise<Sent> => {
  const store = stageStore();
  const at = now();
  const due = (await listBulletins(store)).filter((head) => isDue(head, at) && !isOld(head, at));
  const settings = await loadSettings(store);
  const sent: { period: string; recipients: number }[] = [];
  for (const { period } of due) sent.push({ period, recipients: await sendPeriod(store, period, settings, at) });
  return { sent };
});
