import type { DataSet } from "../../../contract/bulletin-row.ts";
import type { Commit } from "../../../contract/commit.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { calendar, directory } from "../issue/county.ts";
import type { Kept } from "../issue/history.ts";
import { must } from "./invariants.ts";

const PROGRAMME = { zone: calendar.zone, start: "2026-09-01" };
const MONTHS = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "until-2027-01-31"];

/** Invariant 14, commands.md §9: what is in hand at the end of a month is carried over; closed and in hand make the total. */
export function addsUp(lives: readonly Commit[][]): void {
  let before: DataSet | undefined;
  for (const key of MONTHS) {
    const period = periodOf(key, PROGRAMME);
    if (period === undefined) throw new Error(key);
    const rows = lives.flatMap((commits, place) => {
      const row = rowAt(commits, period.end);
      return row ? [{ ...row, issue: `I${place}`, number: `${place}` }] : [];
    });
    const data = dataSetOf(period, rows);
    const bulletin = bulletinOf(data, period.cumulative ? undefined : before, directory);
    if ("faults" in bulletin) throw new Error(`${key}: ${bulletin.faults.join()}`);
    const { total, inHand, new: added, carried } = bulletin.overall;
    must(total.value === rows.length || !period.cumulative, key, "total", total.value, rows.length);
    must(inHand.value <= total.value && added.value + carried.value <= total.value, key, bulletin.overall);
    before = data;
  }
}

export function sealed(kept: Kept): Commit {
  return { ...kept, events: [...kept.events], command: "timePassed", prevHash: "", hash: "", keyId: "", mac: "" };
}
