import type { DayProof, Difference, Receipt } from "../../contract/views/proof.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { chainKey } from "../../adapters/secrets.ts";
import { journal, registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import { readHead } from "../../adapters/store/heads.ts";
import { readProof, writeProof } from "../../adapters/store/proofs.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { addDays, localDate, startOfDay } from "../../domain/time/instants.ts";
import { atOnce } from "../runtime/at-once.ts";
import { log, logFault } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { waitingSince } from "../views/receipts.ts";
import { approvedCalendars } from "./approved-calendars.ts";
import { headOfTheDay } from "./head-of-the-day.ts";
import { proveDirectory } from "./prove-directory.ts";
import { type IssueProof, proveIssue, type Window } from "./prove-issue.ts";

/** Days before yesterday that are made up for if nobody proved them. */
const MAKE_UP_DAYS = 6;
const AT_ONCE = 16;

/**
 * Owed = fired, for yesterday: every issue that was open at any moment of it, from its own commits, never from the waiting item or the due
 * index, for those may be what failed. Each due instant is worked out a second time, each chain verified on the way, and the head over all
 * commits of the day signed. A difference is written, shown and an alarm. One issue that cannot be read is a difference and stops no other.
 */
export const handler = recorded("prove-the-day", async (): Promise<{ days: PlainDate[]; differences: number }> => {
  const store = stageStore();
  const settings = await loadSettings(store);
  const yesterday = addDays(localDate(now(), settings.calendar.zone), -1);
  const days: PlainDate[] = [];
  let differences = 0;
  for (let back = MAKE_UP_DAYS; back >= 0; back--) {
    const day = addDays(yesterday, -back);
    if (day < settings.programmeStart || (back > 0 && (await isProved(store, day)))) continue;
    const proof = await proveDay(store, day, settings);
    await writeProof(store, proof);
    days.push(day);
    differences += proof.differences.length;
    if (proof.differences.length > 0) log("PROOF_DIFFERS", { day, differences: proof.differences.length });
  }
  measure({ ProofDifferences: differences });
  return { days, differences };
});

/** Proved again is a day whose rungs were missing: what fired after an outage is late, and no longer missing; and one of whose mails waited. */
async function isProved(store: Store, day: PlainDate): Promise<boolean> {
  const proof = await readProof(store, day);
  if (proof === undefined || proof.differences.some(({ what }) => what === "missing")) return false;
  if (proof.untold.some(({ why }) => why === "waiting")) return false;
  return (await readHead(store, day)) !== undefined;
}

async function proveDay(store: Store, day: PlainDate, settings: Settings): Promise<DayProof> {
  const { zone } = settings.calendar;
  const window = { start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone) };
  const provedAt = now();
  const key = await chainKey(environment("CHAIN_KEY").CHAIN_KEY);
  const unreadable: Difference[] = [];
  const approved = await approvedCalendars(store, settings);
  const issues = await issuesOf(store, window, provedAt);
  const tried = await atOnce(AT_ONCE, issues, async (issue): Promise<Omit<IssueProof, "found">[]> => {
    try {
      const proof = await proveIssue(store, issue, window, settings, approved, key);
      if (proof === undefined) throw new Error(`the issue ${issue} is in the register and nowhere else`);
      // What was read of an issue is let go with it: a day is ten thousand commits.
      const { found: _, ...said } = proof;
      return [said];
    } catch (error) {
      logFault("FAILED", error, { issue });
      unreadable.push({ issue, rung: "unreadable", what: "broken-chain" });
      return [];
    }
  });
  const proofs = tried.flat();
  const directory = await proveDirectory(store, window, settings.directory.version, key);
  const leaves = [...proofs.flatMap((proof) => proof.leaves), ...directory.leaves];
  // Nobody signs for records that were not read: the day is tried again until they are.
  const { head, differences } =
    unreadable.length > 0 ? { head: undefined, differences: [] } : await headOfTheDay(store, day, window, leaves);
  return {
    day,
    provedAt,
    issues: issues.length,
    owed: proofs.reduce((sum, { owed }) => sum + owed.length, 0),
    fired: proofs.reduce((sum, { fired }) => sum + fired.length, 0),
    late: proofs.flatMap(({ late }) => late),
    untold: proofs.flatMap(({ untold }) => untold),
    told: counted(proofs.flatMap(({ rungs }) => rungs.flatMap(({ receipts }) => receipts))),
    differences: [
      ...unreadable,
      ...proofs.flatMap((proof) => proof.differences),
      ...directory.differences,
      ...differences,
    ],
    recomputed: proofs.reduce((sum, { recomputed }) => sum + recomputed, 0),
    ...(head && { head: { commits: head.commits, root: head.root, keyId: head.keyId, signedAt: head.signedAt } }),
  };
}

/** Open at any moment of the window, or with a commit in it: a closed issue may still be rated, or opened again. */
async function issuesOf(store: Store, { start, end }: Window, provedAt: string): Promise<string[]> {
  const [open, closed, written] = await Promise.all([
    registerOpen(store),
    registerClosed(store, start, provedAt),
    journal(store, start, end),
  ]);
  const rows = [...open, ...closed].filter(({ submittedAt }) => submittedAt < end);
  return [...new Set([...rows, ...written].map(({ issue }) => issue))];
}

function counted(receipts: readonly Receipt[]): NonNullable<DayProof["told"]> {
  const count = (wanted: Receipt["state"]) => receipts.filter(({ state }) => state === wanted).length;
  const since = waitingSince(receipts);
  return {
    sent: count("sent"),
    waiting: count("waiting"),
    ...(since !== undefined && { waitingSince: since }),
    failed: count("failed"),
    noAddress: count("no-address"),
  };
}
