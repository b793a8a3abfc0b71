import type { Calendar } from "../../contract/calendar.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { now, nowMillis } from "../../adapters/clock.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { type Mailed, openPostbox, type Postbox } from "../../adapters/mail.ts";
import { noteAddress, readAddress } from "../../adapters/store/addresses.ts";
import { beginAttempt, endAttempt, readDelivery, waitingDeliveries } from "../../adapters/store/deliveries.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { log, logFault } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { digestOf } from "../runtime/digest.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { mailOf } from "./mail-of.ts";
import { counted, deadUntil, nextMorning, outcomeOf, retryAt, sorted, waited } from "./mail-rules.ts";

/** Per run: a slow server or a flood leaves the rest to the next minute. */
const MOST_DELIVERIES = 400;
const MOST_MILLIS = 40_000;
/** Notices that go to one address at the same time go in one mail. */
const MOST_IN_ONE = 20;
/** Mails in a row that the server itself was at fault for: it is down, and the others wait without an attempt. */
const DOWN = 2;

export interface Delivered {
  readonly sent: number;
  readonly failed: number;
  readonly later: number;
}

/**
 * Sends what may go out now. Every attempt is written down before it is made; a mail that was sent and not noted goes again under the same
 * Message-ID. An address that is dead is given up at once, shown, and left alone for a month; a server that is down is tried until it is
 * up again. About one issue, an address gets so many mails a day and the rest tomorrow. One bad mail stops nobody.
 */
export const handler = recorded("deliver-notices", async (): Promise<Delivered> => {
  const store = stageStore();
  const started = nowMillis();
  const result = { sent: 0, failed: 0, later: 0 };
  const groups = await waitingByAddress(store, now());
  if (groups.length === 0) return result;
  measure({ NoticeWait: Math.max(...groups.flat().map((one) => waited(one, now()))) }, "Seconds");
  const given = environment("MAIL", "MAIL_HOST", "MAIL_PORT", "MAIL_FROM", "MAILS_PER_DAY");
  const postbox = await openPostbox(given);
  try {
    const { calendar } = await loadSettings(store);
    const round = { store, postbox, calendar, most: Number(given.MAILS_PER_DAY) };
    let down = 0;
    for (const group of groups) {
      if (nowMillis() - started > MOST_MILLIS || down === DOWN) break;
      try {
        for (const { state, count, server } of await deliver(group, round)) {
          result[state] += count;
          if (server !== undefined) down = server === "down" ? down + 1 : 0;
        }
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
    const delivery = await readable(store, key);
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

/** A row that cannot be read is a fault of its own and leaves the others alone. */
async function readable(store: Store, key: Parameters<typeof readDelivery>[1]): Promise<Delivery | undefined> {
  try {
    return await readDelivery(store, key);
  } catch (error) {
    logFault("NOT_DELIVERED", error, { delivery: key.sk });
    return undefined;
  }
}

interface Round {
  readonly store: Store;
  readonly postbox: Postbox;
  readonly calendar: Calendar;
  readonly most: number;
}
interface Outcome {
  readonly state: "sent" | "failed" | "later";
  readonly count: number;
  /** What the attempt says of the mail server, if there was one. */
  readonly server?: "up" | "down";
}

/** One address: what it may not get is put off or given up, the rest goes in one mail. */
async function deliver(group: readonly Delivery[], round: Round): Promise<Outcome[]> {
  const { store, calendar, most } = round;
  const { zone } = calendar;
  const at = now();
  const address = group[0]?.address;
  if (address === undefined) return [];
  const known = await readAddress(store, address);
  const split = sorted(group, known, at, zone, most);
  const why = known.dead?.why ?? "";
  for (const one of split.never) await endAttempt(store, one, { state: "failed", why });
  const notBefore = nextMorning(at, calendar);
  for (const one of split.tomorrow) await endAttempt(store, one, { state: "waiting", notBefore });
  const waits: Outcome[] = [
    { state: "failed", count: split.never.length },
    { state: "later", count: split.tomorrow.length },
  ];
  if (split.now.length === 0) return waits;
  const isNew = split.now.some(({ mail }) => mail === undefined);
  if (isNew) await noteAddress(store, address, { sent: counted(split.now, known, at, zone) }, at);
  return [...waits, await send(split.now, address, at, round)];
}

async function send(
  group: readonly Delivery[],
  address: string,
  at: Instant,
  { store, postbox, calendar }: Round,
): Promise<Outcome> {
  const mail = group[0]?.mail ?? newMail(group, at);
  const attempts = group.map((one) => beginAttempt(store, one, at, retryAt(at), mail));
  const begun = (await Promise.all(attempts)).filter((one) => one !== undefined);
  const [first] = begun;
  if (first === undefined) return { state: "sent", count: 0 };
  const mailed = await written(store, postbox, begun, address, calendar.zone, mail);
  if (!mailed.sent && mailed.fault === "address")
    await noteAddress(store, address, { dead: { until: deadUntil(at), why: mailed.why } }, at);
  const states = begun.map(async (one) => {
    const outcome = outcomeOf(mailed, one, at);
    await endAttempt(store, one, outcome);
    return outcome.state;
  });
  const [state = "waiting"] = await Promise.all(states);
  if (!mailed.sent) log("NOT_DELIVERED", { state, attempts: first.attempts, fault: mailed.fault });
  const server = !mailed.sent && mailed.fault === "server" ? "down" : "up";
  return { state: state === "waiting" ? "later" : state, count: begun.length, server };
}

/** A mail that cannot be written comes to its end like one that cannot be sent, and meanwhile stops nobody. */
async function written(
  store: Store,
  postbox: Postbox,
  begun: readonly Delivery[],
  to: string,
  zone: string,
  mail: string,
): Promise<Mailed> {
  try {
    return await postbox.send({ to, ...(await mailOf(store, begun, zone, mail)) });
  } catch (error) {
    logFault("NOT_DELIVERED", error, { count: begun.length });
    return { sent: false, fault: "passing", why: "cannot be written" };
  }
}

/** Two runs that share the deliveries of one address make two mails. */
function newMail(group: readonly Delivery[], at: Instant): string {
  return digestOf({ at, whats: group.map(({ what }) => what) }).slice(0, 40);
}
