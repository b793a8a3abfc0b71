import type { Instant } from "../../contract/vocabulary.ts";
import { type BulletinHead, changeBulletin } from "../../adapters/store/bulletins.ts";
import { putDelivery } from "../../adapters/store/notices.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { bulletinRecipients } from "../../domain/bulletin/recipients.ts";
import { nextOpenInstant } from "../../domain/time/instants.ts";

/** The bulletin is out when it is frozen, not held, and its time has come. */
export function isDue({ state, sendAt }: BulletinHead, at: Instant): boolean {
  return state === "frozen" && sendAt !== undefined && sendAt <= at;
}

/**
 * Writes a bulletin's deliveries, each put if absent, and only then notes that it went out: a run that dies half-way is taken up where it
 * stopped, and nobody gets it twice. Answers the number of recipients; 0 if another run was first.
 */
export async function sendPeriod(
  store: Store,
  period: string,
  { directory, calendar }: Settings,
  at: Instant,
): Promise<number> {
  const recipients = bulletinRecipients(at, directory);
  const notBefore = nextOpenInstant(at, calendar);
  for (const { recipient, name, email, channels } of recipients) {
    for (const channel of channels) {
      const common = { what: { period, at, recipient, channel }, name, notBefore, attempts: 0 };
      if (channel === "inbox") await putDelivery(store, { ...common, state: "sent" });
      else if (email === undefined) await putDelivery(store, { ...common, state: "failed", why: "no address" });
      else await putDelivery(store, { ...common, address: email, state: "waiting" });
    }
  }
  return (await changeBulletin(store, period, "frozen", "sent")) ? recipients.length : 0;
}
