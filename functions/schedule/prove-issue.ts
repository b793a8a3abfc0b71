import type { Commit } from "../../contract/commit.ts";
import type { Leaf } from "../../contract/day-head.ts";
import type { DayProof, Difference, Receipt } from "../../contract/views/proof.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { type IssuePartition, wholeIssue } from "../../adapters/store/history.ts";
import { type ChainKey, verifyChain } from "../../adapters/store/seal.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { digestOf } from "../../adapters/store/texts.ts";
import { type Ledger, ledger, type LedgerLine } from "../../domain/ledger.ts";
import type { Approved } from "../../domain/second-opinion/in-force.ts";
import { secondOpinion, type TimeFault } from "../../domain/second-opinion/second-opinion.ts";
import { type FiredRung, firedRungs, receiptsOf, waitingSince, whyUntold } from "../views/receipts.ts";
import { textsIn } from "../views/texts-in.ts";

export interface Window {
  readonly start: Instant;
  readonly end: Instant;
}

export interface IssueProof extends Pick<DayProof, "late" | "untold" | "differences"> {
  readonly owed: readonly LedgerLine[];
  readonly fired: readonly LedgerLine[];
  readonly rungs: readonly (FiredRung & { readonly receipts: readonly Receipt[] })[];
  /** Effects on due instants that were worked out a second time. */
  readonly recomputed: number;
  /** The commits of the window, for the head of the day. */
  readonly leaves: readonly Leaf[];
  readonly found: IssuePartition;
}

/**
 * What one issue owed and did in a window of time, from its own commits: owed = fired, every due instant worked out a second time,
 * the chain of commits, the texts by their digests, and who was told. Without the key the seals of the commits are not checked.
 * Undefined if there is no such issue.
 */
export async function proveIssue(
  store: Store,
  issue: string,
  window: Window,
  settings: Settings,
  approved: readonly Approved[],
  key?: ChainKey,
): Promise<IssueProof | undefined> {
  const found = await wholeIssue(store, issue);
  if (found === undefined) return undefined;
  const { commits } = found;
  const pack = await settings.pack(found.issue.pack);
  const { firingGraceSeconds, lateAfterSeconds } = pack;
  const book = ledger(commits, window.end, { graceSeconds: firingGraceSeconds, lateAfterSeconds });
  const inWindow = ({ fireAt }: Pick<LedgerLine, "fireAt">) => window.start <= fireAt && fireAt < window.end;
  const owed = book.owed.filter(inWindow);
  const fired = book.fired.filter(inWindow);
  const mine = new Set([...owed, ...fired].map(({ rung }) => rung));
  const rungs = firedRungs(commits)
    .filter(({ rung }) => mine.has(rung))
    .map((rung) => ({ ...rung, receipts: receiptsOf(rung, found.deliveries) }));
  const ofWindow = commits.filter(({ at }) => window.start <= at && at < window.end);
  const calendars = await calendarsOf(commits, approved, settings);
  const faults = secondOpinion(commits, window, {
    pack,
    directory: settings.directory,
    inForce: settings.calendar.version,
    approved,
    calendar: (name) => calendars.get(name),
  });
  return {
    found,
    owed,
    fired,
    rungs,
    late: book.late
      .filter(inWindow)
      .flatMap(({ rung, fireAt, firedAt }) => (firedAt === undefined ? [] : [{ issue, rung, fireAt, firedAt }])),
    untold: rungs.flatMap((rung) => {
      const why = whyUntold(rung, rung.receipts);
      if (why === undefined) return [];
      const since = why === "waiting" ? waitingSince(rung.receipts) : undefined;
      return [{ issue, rung: rung.rung, why, ...(since !== undefined && { since }) }];
    }),
    differences: [
      ...rungFaults(issue, book, mine),
      ...faults.map((fault) => timeFault(issue, fault)),
      ...chainFaults(commits, found, key),
      ...textFaults(commits, found),
    ],
    recomputed: ofWindow.flatMap(({ events }) => events.flatMap(({ duties }) => duties.filter(isTimed))).length,
    leaves: ofWindow.map(({ version, hash }) => ({ issue, version, hash })),
  };
}

type Effect = Commit["events"][number]["duties"][number];
type Timed = Extract<Effect, { why: unknown }>;
function isTimed(effect: Effect): effect is Timed {
  return "why" in effect;
}

async function calendarsOf(
  commits: readonly Commit[],
  approved: readonly Approved[],
  { calendar, calendarVersion }: Settings,
) {
  const named = commits.flatMap(({ events }) =>
    events.flatMap(({ duties }) => duties.filter(isTimed).map(({ why }) => why.calendarVersion)),
  );
  const known = new Map([[calendar.version, calendar]]);
  for (const version of new Set([...named, ...approved.map((one) => one.version)])) {
    const found = known.get(version) ?? (await calendarVersion(version));
    if (found) known.set(version, found);
  }
  return known;
}

function rungFaults(issue: string, book: Ledger, mine: ReadonlySet<string>): Difference[] {
  const kinds = ["missing", "unowed", "twice", "early"] as const;
  return kinds.flatMap((what) => book[what].filter((rung) => mine.has(rung)).map((rung) => ({ issue, rung, what })));
}

function timeFault(issue: string, { rung, what, expected, found }: TimeFault): Difference {
  return { issue, rung, what, ...(expected && { expected }), ...(found && { found }) };
}

function chainFaults(commits: readonly Commit[], found: IssuePartition, key?: ChainKey): Difference[] {
  const { id: issue, version } = found.issue;
  const head = { version, hash: found.head };
  return verifyChain(commits, { head, ...(key && { key }) }).map(({ version: at, what }) => ({
    issue,
    rung: `commit ${at}: ${what}`,
    what: "broken-chain",
  }));
}

/** A text may be erased, and is then gone; one that is there has to be the one the commit was about. */
function textFaults(commits: readonly Commit[], { issue: { id: issue }, texts }: IssuePartition): Difference[] {
  return textsIn(commits).flatMap(({ text, digest }): Difference[] => {
    const item = texts.get(text);
    return item === undefined || digestOf(item) === digest ? [] : [{ issue, rung: `text ${text}`, what: "text" }];
  });
}
