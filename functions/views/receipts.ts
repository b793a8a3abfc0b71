import type { Commit, EventOf } from "../../contract/commit.ts";
import type { NoticeLine } from "../../contract/notice.ts";
import type { Receipt, UNTOLD } from "../../contract/views/proof.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { Delivery } from "../../adapters/store/notices.ts";

type Fired = EventOf<"rungFired">["data"];

export interface FiredRung extends Fired {
  readonly version: number;
  readonly firedBy: Commit["command"];
}

/** Every rung that fired, with the commit it fired in. */
export function firedRungs(commits: readonly Commit[]): FiredRung[] {
  return commits.flatMap(({ version, command, events }) =>
    events.flatMap((event) => (event.type === "rungFired" ? [{ ...event.data, version, firedBy: command }] : [])),
  );
}

/** Somebody has to learn of it: whoever the slip is for, a duty is raised to or a tier is asked. */
export function isToTell({ slip, effect }: Fired): boolean {
  return slip !== undefined || effect === "raise" || effect === "escalate";
}

/** What became of the deliveries that tell this rung. A mail is sent at least once; the receipt says the last we know. */
export function receiptsOf(rung: FiredRung, deliveries: readonly Delivery[]): Receipt[] {
  return deliveries.flatMap(({ what, name, state, why, attemptedAt, notBefore, since }): Receipt[] => {
    if (!("version" in what) || what.version !== rung.version) return [];
    if (!what.lines.some((line) => tells(line, rung))) return [];
    const receipt = { recipient: what.recipient, name, channel: what.channel };
    const at = attemptedAt ?? (state === "sent" ? what.at : undefined);
    const noAddress = state === "failed" && why === "no address";
    return [
      {
        ...receipt,
        state: noAddress ? "no-address" : state,
        ...(at !== undefined && { at }),
        ...(state === "waiting" && { since: since ?? notBefore }),
        ...(why !== undefined && { why }),
      },
    ];
  });
}

function tells(line: NoticeLine, { duty, effect }: Fired): boolean {
  const kind = duty.split("#", 1)[0];
  if (line.template === "escalated") return effect === "escalate";
  return (line.template === "slip" || line.template === "dutyRaised") && line.duty === kind;
}

/** Why nobody was reached; undefined = somebody was, or nobody had to be. */
export function whyUntold(rung: FiredRung, receipts: readonly Receipt[]): (typeof UNTOLD)[number] | undefined {
  if (!isToTell(rung) || receipts.some(({ state }) => state === "sent")) return undefined;
  if (receipts.length === 0) return "no-receipt";
  if (receipts.some(({ state }) => state === "waiting")) return "waiting";
  return receipts.every(({ state }) => state === "no-address") ? "no-address" : "failed";
}

/** Of those that wait, since when the first does. */
export function waitingSince(receipts: readonly Receipt[]): Instant | undefined {
  return receipts.flatMap(({ since }) => since ?? []).toSorted()[0];
}
