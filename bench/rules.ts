import china from "../domain/calendars/china-2026.json" with { type: "json" };
import { Calendar } from "../contract/calendar.ts";
import type { Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import { decide } from "../domain/issue.ts";
import { SHIPPED } from "../domain/packs/shipped.ts";
import { previewCalendar } from "../domain/settings/preview-calendar.ts";
import { handIn, movesOf } from "../domain/settings/trial-moves.ts";
import { trialCounty } from "../domain/settings/trial-county.ts";
import { trialScripts } from "../domain/settings/trial-script.ts";
import { tryOut } from "../domain/settings/trial.ts";
import { dueInstant } from "../domain/time/due.ts";
import { addSeconds } from "../domain/time/instants.ts";

const calendar = Calendar.parse(china);
const START = "2026-01-01T00:00:00.000Z";
const TWO_YEARS = 2 * 365 * 86_400;
const LIMITS: readonly Limit[] = [
  { unit: "workingDay", amount: 5 },
  { unit: "calendarDay", amount: 7 },
  { unit: "calendarMonth", amount: 1 },
  { unit: "workingHour", amount: 4 },
];

/** Due instants, the preview of a calendar over open duties, and a month tried out: what a county waits for when it changes its rules. */
export async function rules({ tiny }: { readonly tiny: boolean }) {
  const [pack] = SHIPPED;
  if (pack === undefined) throw new Error("no pack is shipped");
  const counted = tiny ? 400 : 40_000;
  const dueMs = timed(() => {
    for (let n = 0; n < counted; n++) {
      const from = addSeconds(START, Math.floor((n / counted) * TWO_YEARS));
      dueInstant(from, LIMITS[n % LIMITS.length] ?? { unit: "workingDay", amount: 1 }, calendar, pack);
    }
  });

  const open = openIssues(tiny ? 40 : 10_000, pack);
  const at = "2026-09-28T02:00:00.000Z";
  const holidays = [...calendar.holidays, { date: "2026-10-08", name: "–" }, { date: "2026-10-09", name: "–" }];
  const scene = { tenant: "trial", directory: trialCounty(START), at };
  let shifts = 0;
  const previewMs = timed(() => {
    shifts = previewCalendar(open, { ...calendar, version: "amended", holidays }, scene).length;
  });
  const trialMs = timed(() => tryOut(pack, calendar, { month: "2026-09", count: tiny ? 5 : 60 }));
  const duties = open.reduce((sum, { issue }) => sum + issue.duties.length, 0);
  return [
    { bench: "rules", name: "due instant, mean over two years", value: (dueMs * 1000) / counted, unit: "µs", most: 20 },
    {
      bench: "rules",
      name: `preview of a calendar over ${duties} open duties`,
      value: previewMs / 1000,
      unit: "s",
      most: 5,
    },
    { bench: "rules", name: "duties that preview moves", value: shifts, unit: "duties" },
    { bench: "rules", name: "a month of 60 issues tried out under one pack", value: trialMs, unit: "ms" },
  ];
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Issues just dispatched, with this many open duties in all. */
function openIssues(duties: number, pack: (typeof SHIPPED)[number]): { issue: Issue; pack: typeof pack }[] {
  const directory = trialCounty(START);
  const found: { issue: Issue; pack: typeof pack }[] = [];
  for (let sum = 0, round = 0; sum < duties; round++) {
    for (const script of trialScripts("2026-09", 200, calendar)) {
      const id = `B${round}-${found.length}`;
      let issue: Issue | undefined;
      for (
        let next = [handIn(script)];
        issue?.status !== "handling";
        next = issue ? movesOf(issue, script, calendar) : []
      ) {
        const [move] = next;
        if (move === undefined) throw new Error("an issue is dispatched after three moves");
        const context = { tenant: "trial", issue: id, calendar, pack, directory, number: id, receivedAt: move.at };
        const decision = decide(issue, move.command, { ...context, presence: move.who });
        if ("refusal" in decision) throw new Error(decision.refusal);
        ({ issue } = decision);
      }
      found.push({ issue, pack });
      sum += issue.duties.length;
      if (sum >= duties) break;
    }
  }
  return found;
}
