import type { Commit, Event } from "../contract/commit.ts";
import type { Directory } from "../contract/directory.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import type { Notice, NoticeLine } from "../contract/notice.ts";
import type { Pack } from "../contract/pack.ts";
import type { Fallback } from "../contract/limit.ts";
import type { Seat, SeatKind } from "../contract/vocabulary.ts";
import { apply } from "./evolve.ts";
import { eventLines } from "./notice-lines.ts";
import { SLIPS_TOLD, type Told } from "./notice-table.ts";
import { isUnitSeat, kindOf, placeOf, seatAt } from "./places.ts";
import { leadUnit, tierHolder } from "./policy.ts";
import { holdersOf } from "./seats.ts";

/** Recipient key of the enterprise itself: it has no person in the directory. */
export const ENTERPRISE = "ent";

/** Who holds seats, and which seat holds a tier of this issue. */
export interface TellingRules {
  readonly directory: Directory;
  readonly pack: Pack;
}

interface Saying {
  readonly seat: Seat;
  readonly line: NoticeLine;
}

/**
 * The notices a commit causes: to the seats in its duty effects and its slips, and to whom the table of notices says; seats are
 * persons as of `commit.at`. One notice per recipient and channel, whatever number of things happened. `before` is the state
 * the commit was made on.
 */
export function noticesOf(before: Issue | undefined, commit: Commit, rules: TellingRules): Notice[] {
  const sayings: Saying[] = [];
  let issue = before;
  for (const event of commit.events) {
    const after = apply(issue, event, commit);
    sayings.push(...sayingsOf(event, issue ?? after, after, commit, rules));
    issue = after;
  }
  const lines = new Map<string, NoticeLine[]>();
  for (const { seat, line } of sayings) {
    for (const recipient of recipientsOf(seat, commit.at, rules.directory)) {
      const known = lines.get(recipient) ?? [];
      if (!known.some((other) => JSON.stringify(other) === JSON.stringify(line)))
        lines.set(recipient, [...known, line]);
    }
  }
  const head = { issue: commit.issue, version: commit.version, at: commit.at };
  const number = issue?.number;
  return [...lines].flatMap(([recipient, said]) =>
    channelsOf(recipient).map((channel) => ({
      ...head,
      recipient,
      channel,
      ...(number !== undefined && { number }),
      lines: said,
    })),
  );
}

function channelsOf(recipient: string): Notice["channel"][] {
  return recipient === ENTERPRISE ? ["mail"] : ["inbox", "mail"];
}

function recipientsOf(seat: Seat, at: string, directory: Directory): string[] {
  if (kindOf(seat) === "ent") return [ENTERPRISE];
  return holdersOf(seat, at, directory).map(({ person }) => person);
}

function sayingsOf(event: Event, before: Issue, after: Issue, commit: Commit, rules: TellingRules): Saying[] {
  const told = eventLines(event, after, commit, rules.directory).flatMap(({ line, to }) =>
    to.flatMap((who) => seatsOf(who, after, event, rules).map((seat) => ({ seat, line }))),
  );
  return [...slipSayings(event, before, rules), ...dutySayings(event, before, after), ...told];
}

function slipSayings(event: Event, issue: Issue, rules: TellingRules): Saying[] {
  if (event.type !== "rungFired" || event.data.slip === undefined) return [];
  const duty = dutyOf(event.data.duty, issue);
  if (duty === undefined) return [];
  const { slip } = event.data;
  const line = { template: "slip" as const, slip, holder: kindOf(duty.seat), ...termsOf(duty) };
  const others = (SLIPS_TOLD[duty.kind]?.[slip] ?? []).flatMap((who) => seatsOf(who, issue, event, rules));
  return [duty.seat, ...others].map((seat) => ({ seat, line }));
}

function dutySayings(event: Event, before: Issue, after: Issue): Saying[] {
  return event.duties.flatMap((effect): Saying[] => {
    const duty = dutyOf(effect.duty, after);
    if (duty === undefined) return [];
    const terms = termsOf(duty);
    const walked = "fallback" in effect ? (effect.fallback ?? []) : [];
    const reported = reportsOf(duty, walked, after);
    switch (effect.do) {
      case "open":
      case "reseat":
        return [{ seat: duty.seat, line: { template: "dutyOpened", ...terms } }, ...reported];
      case "raise": {
        const from = kindOf(dutyOf(effect.duty, before)?.seat ?? duty.seat);
        return [{ seat: duty.seat, line: { template: "dutyRaised", from, ...terms } }, ...reported];
      }
      case "move":
        return event.type === "dueDatesRecomputed"
          ? [{ seat: duty.seat, line: { template: "recomputed", ...terms } }]
          : [];
      default:
        return [];
    }
  });
}

/** Seats whose vacancy the auditor is told of, whoever takes the duty instead (commands.md §1). */
const REPORTED: ReadonlySet<SeatKind> = new Set(["tier2", "tier3", "tier4"]);

/** Nobody can take the duty: auditor and administrator have to know (S6); the auditor also if a high seat could not. */
function reportsOf({ kind, seat }: Duty, walked: readonly Fallback[], { enterprise }: Issue): Saying[] {
  const watch = (kinds: readonly ("auditor" | "admin")[], line: NoticeLine) =>
    kinds.map((one) => ({ seat: seatAt(one, { enterprise }), line }));
  if (walked.some(({ why }) => why === "nobody"))
    return watch(["auditor", "admin"], { template: "nobody", duty: kind, seat: kindOf(seat) });
  const high = walked.map(({ asked }) => kindOf(asked)).find((asked) => REPORTED.has(asked));
  return high === undefined
    ? []
    : watch(["auditor"], { template: "fellTo", duty: kind, asked: high, seat: kindOf(seat) });
}

function seatsOf(who: Told, issue: Issue, event: Event, { pack }: TellingRules): Seat[] {
  const { enterprise, assignments } = issue;
  const unit = leadUnit(issue);
  switch (who) {
    case "enterprise":
      return [seatAt("ent", { enterprise })];
    case "office":
      return ["office"];
    case "leadHandler":
      return unit === undefined ? ["office"] : [seatAt("handler", { enterprise, unit })];
    case "leadHead":
      return unit === undefined ? [] : [seatAt("head", { enterprise, unit })];
    case "tierHolder":
      return tierHolder(pack, issue);
    case "auditor":
      return ["auditor"];
    case "unitHead": {
      const seat = event.type === "rungFired" ? dutyOf(event.data.duty, issue)?.seat : undefined;
      return seat !== undefined && isUnitSeat(seat) ? [seatAt("head", { enterprise, unit: placeOf(seat) })] : [];
    }
    case "objector": {
      const id = event.type === "objectionRuled" ? event.data.assignment : undefined;
      return assignments.filter((one) => one.id === id).map((one) => seatAt("head", { enterprise, unit: one.unit }));
    }
    case "released": {
      const ended = event.type === "assignmentChanged" ? event.data.ended : [];
      const units = assignments.filter(({ id }) => ended.includes(id)).map((one) => one.unit);
      return units.flatMap((one) =>
        (["handler", "head"] as const).map((kind) => seatAt(kind, { enterprise, unit: one })),
      );
    }
    case "addressees":
      return event.type === "slipIssued" ? event.data.to : [];
  }
}

function dutyOf(id: string, issue: Issue): Duty | undefined {
  return issue.duties.find((duty) => duty.id === id);
}

function termsOf({ kind, dueAt, provisional }: Duty) {
  return { duty: kind, dueAt, provisional };
}
