import type * as z from "zod/mini";
import type { PlainDate } from "../../contract/vocabulary.ts";
import type { DayProof as DayProofView } from "../../contract/views/office.ts";
import { now } from "../../adapters/clock.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { chainKey } from "../../adapters/secrets.ts";
import { registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import { readProof, writeProof } from "../../adapters/store/proofs.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { addDays, localDate, startOfDay } from "../../domain/time/instants.ts";
import { log } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { type IssueProof, proveIssue } from "./prove-issue.ts";

type DayProof = z.infer<typeof DayProofView>;

/** Days before yesterday that are made up for if nobody proved them. */
const MAKE_UP_DAYS = 6;
const AT_ONCE = 8;

/**
 * Owed = fired, for yesterday: every issue that was open at any moment of it, from its own commits, never from the waiting item or the due
 * index, for those may be what failed. Each chain is verified on the way. A difference is written, shown and an alarm.
 */
export const handler = recorded("prove-the-day", async (): Promise<{ days: PlainDate[]; differences: number }> => {
  const store = stageStore();
  const settings = await loadSettings(store);
  const yesterday = addDays(localDate(now(), settings.calendar.zone), -1);
  const days: PlainDate[] = [];
  let differences = 0;
  for (let back = MAKE_UP_DAYS; back >= 0; back--) {
    const day = addDays(yesterday, -back);
    if (day < settings.programmeStart || (back > 0 && (await readProof(store, day)))) continue;
    const proof = await proveDay(store, day, settings);
    await writeProof(store, proof);
    days.push(day);
    differences += proof.differences.length;
    if (proof.differences.length > 0) log("PROOF_DIFFERS", { day, differences: proof.differences.length });
  }
  measure({ ProofDifferences: differences });
  return { days, differences };
});

async function proveDay(store: Store, day: PlainDate, settings: Settings): Promise<DayProof> {
  const { zone } = settings.calendar;
  const window = { start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone) };
  const provedAt = now();
  const key = await chainKey(environment("CHAIN_KEY").CHAIN_KEY);
  const [open, closed] = await Promise.all([registerOpen(store), registerClosed(store, window.start, provedAt)]);
  const issues = [...open, ...closed].filter(({ submittedAt }) => submittedAt < window.end);
  const proofs: IssueProof[] = [];
  for (let at = 0; at < issues.length; at += AT_ONCE) {
    const some = issues.slice(at, at + AT_ONCE).map(({ issue }) => proveIssue(store, issue, window, settings, key));
    proofs.push(...(await Promise.all(some)));
  }
  return {
    day,
    provedAt,
    issues: proofs.length,
    owed: proofs.reduce((sum, { owed }) => sum + owed, 0),
    fired: proofs.reduce((sum, { fired }) => sum + fired, 0),
    late: proofs.flatMap(({ late }) => late),
    untold: proofs.flatMap(({ untold }) => untold),
    differences: proofs.flatMap(({ differences }) => differences),
  };
}
