import type { Instant } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import { readApplied, writeApplied } from "../../adapters/store/applied.ts";
import { registerOpen } from "../../adapters/store/lists.ts";
import { putDelivery } from "../../adapters/store/notices.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { SealingStore, Store } from "../../adapters/store/store.ts";
import { coverageAt, toldOfCoverage } from "../../domain/settings/coverage.ts";
import { nextOpenInstant } from "../../domain/time/instants.ts";
import { log, logFault } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { committingStore } from "../runtime/stage.ts";
import { fireWhatIsDue } from "../workflow/fire-what-is-due.ts";

export interface Kept {
  /** Open issues gone through because another calendar is in force than last time. */
  readonly looked: number;
  /** … of which something was written: dates moved, or a rung was due. */
  readonly moved: number;
  readonly failed: number;
  /** Persons told that the holiday notices end. */
  readonly told: number;
}

/**
 * Makes visible at once what a new calendar moves, instead of when each issue wakes (commands.md, time rule T8), and warns in time that the
 * notices end. One bad issue stops nobody: all are gone through again as long as one failed.
 */
export const handler = recorded("keep-calendar", async (): Promise<Kept> => {
  const store = committingStore();
  const settings = await loadSettings(store);
  const counts = { looked: 0, moved: 0, failed: 0 };
  if ((await readApplied(store)) !== settings.calendar.version) {
    await countAnew(store, counts);
    if (counts.failed === 0) await writeApplied(store, settings.calendar.version);
  }
  const told = await warn(store, settings, now());
  return { ...counts, told };
});

async function countAnew(
  store: SealingStore,
  counts: { looked: number; moved: number; failed: number },
): Promise<void> {
  for (const { issue } of await registerOpen(store)) {
    counts.looked += 1;
    try {
      const { commits } = await fireWhatIsDue(store, issue);
      if (commits > 0) counts.moved += 1;
    } catch (error) {
      counts.failed += 1;
      logFault("FAILED", error, { issue });
    }
  }
}

/** Each warning once per person, whatever calendar ends that day: to whom the table of `domain/settings/coverage.ts` names. */
async function warn(store: Store, { calendar, directory }: Settings, at: Instant): Promise<number> {
  const { warning, daysLeft, until } = coverageAt(at, calendar);
  if (warning === undefined) return 0;
  let told = 0;
  for (const recipient of toldOfCoverage(warning, at, directory)) {
    const { name = "", email } = directory.persons.find(({ id }) => id === recipient) ?? {};
    const what = { reminder: "coverage" as const, warning, daysLeft, until, at, recipient };
    const inbox = {
      what: { ...what, channel: "inbox" as const },
      name,
      attempts: 0,
      notBefore: at,
      state: "sent" as const,
    };
    if (!(await putDelivery(store, inbox))) continue;
    told += 1;
    if (email === undefined) continue;
    const mail = { what: { ...what, channel: "mail" as const }, name, attempts: 0, address: email };
    await putDelivery(store, { ...mail, notBefore: nextOpenInstant(at, calendar), state: "waiting" });
  }
  if (told > 0) log("COVERAGE_ENDS", { until, daysLeft, told });
  return told;
}
