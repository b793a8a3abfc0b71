import type { Bulletin, UnitLine } from "../../contract/bulletin.ts";
import type { DataSet } from "../../contract/bulletin-row.ts";
import type { Directory } from "../../contract/directory.ts";
import { ISSUE_KINDS, LEVELS, OUTCOMES, SOURCES } from "../../contract/vocabulary.ts";
import {
  count,
  isCarried,
  isInHand,
  isInTotal,
  isNew,
  isPlanned,
  isReopened,
  rate,
  within,
} from "../statistics/count.ts";
import { closeOutRate, onTimeRate, resolutionRate, satisfactionRate, signedInTimeRate } from "../statistics/rates.ts";
import type { Row } from "../statistics/row.ts";

const GROUPS = ["department", "town", "company"] as const;

export function totalOf({ rows, period }: DataSet): Row[] {
  return rows.filter((row) => isInTotal(row, period));
}

export function overallOf(data: DataSet): Bulletin["overall"] {
  const total = totalOf(data);
  return {
    carried: count("overall.carried", total, (row) => isCarried(row, data.period)),
    new: count("overall.new", total, (row) => isNew(row, data.period)),
    reopened: count("overall.reopened", total, (row) => isReopened(row, data.period)),
    planned: count("overall.planned", total, isPlanned),
    reworked: count("overall.reworked", total, ({ reworks = [] }) => reworks.some((at) => within(at, data.period))),
    ...countedOf("overall", total),
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      figure: count(`overall.${outcome}`, total, (row) => row.outcome === outcome),
    })),
    refused: count("overall.refused", total, ({ status }) => status === "refused"),
    undispatched: count("overall.undispatched", total, ({ unit }) => unit === undefined),
  };
}

export function bySourceOf(data: DataSet, before: DataSet | undefined): Bulletin["bySource"] {
  return SOURCES.map((name) => ({ name, ...partOf("bySource", name, (row) => row.source === name, data, before) }));
}

/** Kinds nobody had a problem with, this month and last, are left out. */
export function byKindOf(data: DataSet, before: DataSet | undefined): Bulletin["byKind"] {
  return ISSUE_KINDS.map((name) => ({
    name,
    ...partOf("byKind", name, (row) => row.kind === name, data, before),
  })).filter((part) => part.share.value > 0 || (part.before ?? 0) > 0);
}

export function ratesOf({ rows, period }: DataSet): Bulletin["rates"] {
  return {
    closeOut: closeOutRate("rates.closeOut", rows, period),
    onTime: onTimeRate("rates.onTime", rows, period),
    signedInTime: signedInTimeRate("rates.signedInTime", rows, period),
    satisfaction: satisfactionRate("rates.satisfaction", rows, period),
    noValidAnswer: count(
      "rates.noValidAnswer",
      rows,
      ({ lapsedAt, rated }) => rated === undefined && within(lapsedAt, period),
    ),
  };
}

export function resolutionOf(data: DataSet): Bulletin["resolution"] {
  const total = totalOf(data);
  return {
    levels: LEVELS.map((level) => ({
      level,
      figure: resolutionRate(
        `resolution.${level}`,
        total.filter((row) => row.level === level),
      ),
    })),
    all: resolutionRate("resolution.all", total),
  };
}

/** The units there were in the period, and one that is no more as long as anything is counted for it. */
export function groupsOf(data: DataSet, { units }: Directory): Bulletin["groups"] {
  const counted = units.filter(({ id, ended }) => {
    return ended === undefined || ended > data.period.start || data.rows.some(({ unit }) => unit === id);
  });
  return GROUPS.map((group) => ({
    group,
    units: counted.filter((unit) => unit.group === group).map(({ id, name }) => unitLine(id, name, data)),
  })).filter(({ units: lines }) => lines.length > 0);
}

export function escalatedOf({ rows, period }: DataSet): Bulletin["escalated"] {
  const raised = rows.flatMap(({ escalations }) => escalations.filter(({ at }) => within(at, period)));
  return [...new Set(raised.map(({ to }) => to))].toSorted().map((tier) => ({
    tier,
    figure: count(`escalated.${tier}`, rows, ({ escalations }) =>
      escalations.some(({ to, at }) => to === tier && within(at, period)),
    ),
  }));
}

export function overdueOf(data: DataSet, { units }: Directory): Bulletin["overdue"] {
  return totalOf(data)
    .flatMap(({ issue, number, unit, tier, overdue, promiseDueAt }) => {
      if (!overdue || unit === undefined || promiseDueAt === undefined) return [];
      const unitName = units.find(({ id }) => id === unit)?.name ?? unit;
      return [{ issue, number, unit, unitName, tier, promiseDueAt }];
    })
    .toSorted(
      (a, b) => compare(a.unit, b.unit) || compare(a.promiseDueAt, b.promiseDueAt) || compare(a.number, b.number),
    );
}

/** A unit answers for what it leads: its assignments, not the tier they were raised to. */
function unitLine(unit: string, name: string, data: DataSet): UnitLine {
  const { period } = data;
  const led = data.rows.filter((row) => row.unit === unit);
  const key = `units.${unit}`;
  return {
    unit,
    name,
    ...countedOf(key, totalOf({ period, rows: led })),
    closeOut: closeOutRate(`${key}.closeOut`, led, period),
    onTime: onTimeRate(`${key}.onTime`, led, period),
    signedInTime: signedInTimeRate(`${key}.signedInTime`, data.rows, period, unit),
    satisfaction: satisfactionRate(`${key}.satisfaction`, led, period),
  };
}

function countedOf(key: string, total: readonly Row[]) {
  return {
    total: count(`${key}.total`, total),
    closed: count(`${key}.closed`, total, ({ status }) => status === "closed"),
    inHand: count(`${key}.inHand`, total, isInHand),
    overdue: count(`${key}.overdue`, total, ({ overdue }) => overdue),
  };
}

function partOf(section: string, name: string, test: (row: Row) => boolean, data: DataSet, before?: DataSet) {
  const total = totalOf(data);
  const key = `${section}.${name}`;
  return {
    share: rate(`${key}.share`, total, () => true, test),
    closed: count(`${key}.closed`, total, (row) => test(row) && row.status === "closed"),
    ...(before && { before: totalOf(before).filter((row) => test(row)).length }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
