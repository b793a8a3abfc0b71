import type { Bulletin, Identity } from "../../contract/bulletin.ts";
import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import type { Directory } from "../../contract/directory.ts";
import { bulletinNumber } from "../period.ts";
import { concerns, count, isInHand, within } from "../statistics/count.ts";
import type { Row } from "../statistics/row.ts";
import {
  bySourceOf,
  byKindOf,
  escalatedOf,
  groupsOf,
  overallOf,
  overdueOf,
  ratesOf,
  resolutionOf,
  totalOf,
} from "./parts.ts";

/** The rows of a period that any of its figures looks at, by register number: what is frozen and hashed. */
export function dataSetOf(period: Period, rows: readonly Row[]): DataSet {
  const kept = rows.filter((row) => concerns(row, period));
  return { period, rows: kept.toSorted((a, b) => (a.number < b.number ? -1 : 1)) };
}

/**
 * The bulletin of a data set, or why it must not be published: the sums that do not hold (commands.md §9, domain.md §6).
 * `previous` is the data set of the month before, as it was frozen; none in the first month and for a cumulative sheet.
 * The same data sets and directory give the same bulletin, whenever it is asked for.
 */
export function bulletinOf(
  data: DataSet,
  previous: DataSet | undefined,
  directory: Directory,
): Bulletin | { faults: string[] } {
  const { rows, period } = data;
  const number = bulletinNumber(period);
  const parts = {
    overall: overallOf(data),
    bySource: bySourceOf(data, previous),
    byKind: byKindOf(data, previous),
    resolution: resolutionOf(data),
    groups: groupsOf(data, directory),
  };
  const identities = identitiesOf(parts, previous);
  const broken = identities.filter(({ left, right }) => left !== right);
  if (broken.length > 0) return { faults: broken.map(({ name, left, right }) => `${name}: ${left} ≠ ${right}`) };
  return {
    period,
    ...(number !== undefined && { number }),
    county: directory.county.name,
    office: directory.county.office,
    ...parts,
    rates: ratesOf(data),
    escalated: escalatedOf(data),
    late: count("late", rows, ({ lateRungs }) => lateRungs.some((at) => within(at, period))),
    overdue: overdueOf(data, directory),
    identities,
  };
}

type Parts = Pick<Bulletin, "overall" | "bySource" | "byKind" | "resolution" | "groups">;

/** Published bulletins of real cities often do not add up; here each sum is written down with both of its sides. */
function identitiesOf({ overall, bySource, byKind, resolution, groups }: Parts, previous?: DataSet): Identity[] {
  const total = overall.total.value;
  const units = groups.flatMap((group) => group.units);
  const identities: Identity[] = [
    {
      name: "carriedAndNew",
      left: overall.carried.value + overall.new.value + (overall.reopened?.value ?? 0),
      right: total,
    },
    {
      name: "outcomesAndInHand",
      left: sum(overall.outcomes.map(({ figure }) => figure)) + overall.refused.value + overall.inHand.value,
      right: total,
    },
    { name: "bySource", left: sum(bySource.map(({ share }) => share)), right: total },
    { name: "byKind", left: sum(byKind.map(({ share }) => share)), right: total },
    { name: "byLevel", left: sumOf(resolution.levels.map(({ figure }) => figure.of ?? 0)), right: total },
    { name: "byUnit", left: sum(units.map((unit) => unit.total)) + overall.undispatched.value, right: total },
  ];
  if (previous === undefined) return identities;
  const left = totalOf(previous).filter((row) => isInHand(row)).length;
  return [...identities, { name: "carriedIsBefore", left, right: overall.carried.value }];
}

function sum(figures: readonly { value: number }[]): number {
  return sumOf(figures.map(({ value }) => value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
