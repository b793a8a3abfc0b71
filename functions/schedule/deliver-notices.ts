import type { Instant } from "../../contract/vocabulary.ts";
import { now, nowMillis } from "../../adapters/clock.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { type Mailed, openPostbox, type Postbox } from "../../adapters/mail.ts";
import { beginAttempt, endAttempt, readDelivery, waitingDeliveries } from "../../adapters/store/deliveries.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { log, logFault } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { digestOf } from "../runtime/digest.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { mailOf } from "./mail-of.ts";

/** Per run: a slow server or a flood leaves the rest to the next minute. */
const MOST_DELIVERIES = 400;
const MOST_MILLIS = 40_000;
/** Notices that go to one address at the same time go in one mail. */
const MOST_IN_ONE = 20;
const MOST_ATTEMPTS = 6;
const RETRY_SECONDS = 120;

export interface Delivered {
  readonly sent: number;
  readonly failed: number;
  readonly later: number;
}

/**
 * Sends what may go out now. Every attempt is written down before it is made; a mail that was sent and not noted goes again under the same
 * Message-ID. An address that is dead, or does not take it six times, is given up and shown. One bad mail stops nobody.
 */
export const handler = recorded("deliver-notices", async (): Promise<Delivered> => {
  const store = stageStore();
  const started = nowMillis();
  const result = { sent: 0, failed: 0, later: 0 };
  const groups = await waitingByAddress(store, now());
  if (groups.length === 0) return result;
  const given = environment("MAIL", "MAIL_HOST", "MAIL_PORT", "MAIL_FROM");
  const postbox = await openPostbox(given);
  try {
    const { zone } = (await loadSettings(store)).calendar;
    for (const group of groups) {
      if (nowMillis() - started > MOST_MILLIS) break;
      try {
        const outcome = await deliver(store, postbox, group, zone);
        result[outcome.state] += outcome.count;
      } catch (error) {
        logFault("NOT_DELIVERED", error, { count: group.length });
      }
    }
  } finally {
    postbox.close();
  }
  measure({ NoticesSent: result.sent, NoticesFailed: result.failed });
  return result;
});

async function waitingByAddress(store: Store, at: Instant): Promise<Delivery[][]> {
  const groups = new Map<string, Delivery[]>();
  let read = 0;
  for await (const key of waitingDeliveries(store, at)) {
    if (read++ === MOST_DELIVERIES) break;
    const delivery = await readDelivery(store, key);
    if (delivery?.state !== "waiting" || delivery.notBefore > at || delivery.address === undefined) continue;
    // What may have gone out already goes with the same companions again; a bulletin goes alone.
    const apart = delivery.mail ?? ("period" in delivery.what ? delivery.what.period : "");
    const place = `${delivery.address}#${apart}`;
    groups.set(place, [...(groups.get(place) ?? []), delivery]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MOST_IN_ONE) }, (_, at) =>
      group.slice(at * MOST_IN_ONE, (at + 1) * MOST_IN_ONE),
    ),
  );
}

async function deliver(
  store: Store,
  postbox: Postbox,
  group: readonly Delivery[],
  zone: string,
): Promise<{ state: "sent" | "failed" | "later"; count: number }> {
  const at = now();
  const mail = group[0]?.mail ?? newMail(group, at);
  const attempts = group.map((one) => beginAttempt(store, one, at, addSeconds(at, RETRY_SECONDS), mail));
  const begun = (await Promise.all(attempts)).filter((one) => one !== undefined);
  const [first] = begun;
  if (first?.address === undefined) return { state: "sent", count: 0 };
  const mailed = await postbox.send({ to: first.address, ...(await mailOf(store, begun, zone, mail)) });
  const states = begun.map(async (one) => {
    const outcome = outcomeOf(mailed, one, at);
    await endAttempt(store, one, outcome);
    return outcome.state;
  });
  const [state = "waiting"] = await Promise.all(states);
  if (!mailed.sent) log("NOT_DELIVERED", { state, attempts: first.attempts, permanent: mailed.permanent });
  return { state: state === "waiting" ? "later" : state, count: begun.length };
}

/** Two runs that share the deliveries of one address make two mails. */
function newMail(group: readonly Delivery[], at: Instant): string {
  return digestOf({ at, whats: group.map(({ what }) => what) }).slice(0, 40);
}

/** Tried again after 2, 4, 8, 16 and 32 minutes. */
function outcomeOf(mailed: Mailed, { attempts }: Delivery, at: Instant) {
  if (mailed.sent) return { state: "sent" } as const;
  const { permanent, why } = mailed;
  if (permanent || attempts >= MOST_ATTEMPTS) return { state: "failed", why } as const;
  return { state: "waiting", why, notBefore: addSeconds(at, RETRY_SECONDS * 2 ** (attempts - 1)) } as const;
}
