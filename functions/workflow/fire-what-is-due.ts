import type { Instant } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import { commitIssue, loadIssue } from "../../adapters/store/issues.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { SealingStore } from "../../adapters/store/store.ts";
import type { Accepted } from "../../domain/context.ts";
import { decide } from "../../domain/issue.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { isSettled, nextWake } from "../../domain/wake.ts";
import { measure } from "../runtime/metrics.ts";

/** Commits of one visit; far more than the rungs one issue can owe, so reaching it means that it goes round in circles. */
const MOST_COMMITS = 50;

export interface Fired {
  /** When the state says to look again. */
  readonly wakeAt: Instant | "settled";
  readonly rungs: number;
  readonly late: number;
  /** Commits made: also those that only moved due dates to another calendar. */
  readonly commits: number;
}

/**
 * Fires every rung that is due, with its effects, through the same decide → commit path as any command; asks again until nothing is left.
 * Whoever loses against another commit reloads and finds what is still due: nothing fires twice. Throws if the issue is not there.
 */
export async function fireWhatIsDue(store: SealingStore, issue: string): Promise<Fired> {
  const [settings, first] = await Promise.all([loadSettings(store), loadIssue(store, issue)]);
  const { directory, calendar, pack: packOf } = settings;
  let rungs = 0;
  let late = 0;
  let commits = 0;
  for (let attempts = 0; attempts < MOST_COMMITS; attempts++) {
    const before = attempts === 0 ? first : await loadIssue(store, issue);
    if (before === undefined) throw new Error(`there is no issue ${issue}`);
    if (isSettled(before.issue)) return { wakeAt: "settled", rungs, late, commits };
    const pack = await packOf(before.issue.pack);
    const place = { tenant: store.tenant, issue, receivedAt: now(), presence: { as: "system" as const } };
    const decision = decide(before.issue, { name: "timePassed" }, { ...place, directory, calendar, pack });
    if ("refusal" in decision) throw new Error(`time cannot pass for ${issue}: ${decision.refusal}`);
    const graceSeconds = pack.firingGraceSeconds;
    if (decision.events.length === 0) return { wakeAt: nextWake(before.issue, graceSeconds), rungs, late, commits };
    const outcome = await commitIssue(store, { before, decision, receivedAt: place.receivedAt, graceSeconds });
    if (outcome !== "committed") continue;
    commits += 1;
    const fired = count(decision, graceSeconds);
    rungs += fired.rungs;
    late += fired.late;
    if (!decision.again) return { wakeAt: nextWake(decision.issue, graceSeconds), rungs, late, commits };
  }
  throw new Error(`${issue} still has something due after ${MOST_COMMITS} commits`);
}

function count({ events }: Accepted, graceSeconds: number): { rungs: number; late: number } {
  const fired = events.flatMap((event) => (event.type === "rungFired" ? [event.data] : []));
  const late = fired.filter((rung) => rung.late).length;
  measure({ RungsFired: fired.length, RungsLate: late });
  const lags = fired.map(({ owedAt, firedAt }) => Date.parse(firedAt) - Date.parse(addSeconds(owedAt, graceSeconds)));
  if (lags.length > 0) measure({ EscalationLag: Math.max(0, ...lags) }, "Milliseconds");
  return { rungs: fired.length, late };
}
