import type { Limit } from "../../../../contract/limit.ts";
import { dutyOf, suspensionLadder, TIMED_DUTIES, valuesOf } from "../../../../contract/pack-values.ts";
import type { Pack, PackRung } from "../../../../contract/pack.ts";
import type { Locale } from "../../../../contract/problems.ts";
import { CLASSES, type SeatKind } from "../../../../contract/vocabulary.ts";
import { CLASS_WORDS, DUTY_WORDS, SEAT_WORDS } from "../../../../contract/words.ts";
import { limitWords } from "../../issue/limit-words.ts";
import { rungSentence } from "./rung-words.ts";
import { COUNTS, LIMITS, SWITCHES } from "./value-names.ts";

/** One value of a pack in words. */
export interface Line {
  readonly name: string;
  readonly value: string;
}

export interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A pack as a person reads it; values it leaves unsaid are said as they hold. */
export function packGroups(pack: Pack, locale: Locale): Group[] {
  const en = locale === "en";
  const limit = (given: Limit) => limitWords(given, locale);
  const seats = (list: readonly SeatKind[]) => list.map((seat) => SEAT_WORDS[locale][seat]).join(" → ");
  const steps = (ladder: readonly PackRung[]) =>
    ladder.map((rung) => rungSentence(rung, locale)).join(en ? "; " : "；") || "—";
  const values = { ...pack, ...valuesOf(pack) };
  const word = ([zh, english]: readonly [string, string]) => (en ? english : zh);
  return [
    {
      title: en ? "Tiers and limits" : "层级和办结时限",
      lines: pack.tiers.flatMap(({ name, seat, solve, coordinate }, tier) => {
        const title = en ? `Tier ${tier} ${name.en}` : `第 ${tier} 级 ${name.zh}`;
        const limits =
          "unit" in solve ? limit(solve) : CLASSES.map((cls) => `${cls} ${limit(solve[cls])}`).join(en ? ", " : "，");
        return [
          { name: title, value: `${SEAT_WORDS[locale][seat]} · ${limits}` },
          ...(coordinate === undefined
            ? []
            : [{ name: `${title} ${en ? "coordinates within" : "协调"}`, value: limit(coordinate) }]),
        ];
      }),
    },
    {
      title: en ? "Limits of the duties" : "各环节时限",
      lines: TIMED_DUTIES.map((kind) => ({ name: DUTY_WORDS[locale][kind], value: limit(dutyOf(pack, kind).limit) })),
    },
    {
      title: en ? "Review of the close-out" : "销号审核链",
      lines: CLASSES.map((cls) => ({ name: CLASS_WORDS[locale][cls], value: seats(pack.chain[cls]) })),
    },
    {
      title: en ? "Most and least" : "上限和次数",
      lines: [
        ...LIMITS.flatMap(({ key, words }) => {
          const given = values[key];
          return given === undefined ? [] : [{ name: word(words), value: limit(given) }];
        }),
        ...COUNTS.map(({ key, words }) => ({ name: word(words), value: String(values[key] ?? "—") })),
        ...SWITCHES.map(({ key, words }) => ({
          name: word(words),
          value: values[key] === true ? (en ? "yes" : "是") : en ? "no" : "否",
        })),
        { name: en ? "Extensions are decided by" : "延期由谁审批", value: seats([values.extensionSeat]) },
        { name: en ? "Suspensions are decided by" : "挂账由谁审批", value: seats(values.suspensionSeats) },
      ],
    },
    {
      title: en ? "Ladders" : "提醒、督办、提级阶梯",
      lines: [
        { name: en ? "Solve" : "办结", value: steps(pack.solveLadder) },
        { name: en ? "Solve, top tier" : "办结（最高一级）", value: steps(pack.solveTopLadder) },
        { name: en ? "Coordinate" : "协调调度", value: steps(pack.coordinateLadder) },
        { name: en ? "Dissatisfied" : "不满意处置", value: steps(pack.dissatisfactionLadder) },
        ...TIMED_DUTIES.map((kind) => ({ name: DUTY_WORDS[locale][kind], value: steps(dutyOf(pack, kind).ladder) })),
        { name: DUTY_WORDS[locale].suspension, value: steps(suspensionLadder(pack)) },
      ],
    },
  ];
}

/** The values in which two packs differ, by name: what a draft changes. */
export function packChanges(before: Pack, after: Pack, locale: Locale): (Line & { readonly before: string })[] {
  const linesOf = (pack: Pack) =>
    packGroups(pack, locale).flatMap(({ title, lines }) =>
      lines.map(({ name, value }): [string, string] => [`${title} · ${name}`, value]),
    );
  const [old, now] = [new Map(linesOf(before)), new Map(linesOf(after))];
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? "—", value: now.get(name) ?? "—" }))
    .filter((line) => line.before !== line.value);
}
