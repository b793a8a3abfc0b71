import type { Calendar } from "../../contract/calendar.ts";
import type { CLASSES, Instant, PlainDate } from "../../contract/vocabulary.ts";
import { addSeconds, startOfDay } from "../time/instants.ts";

/** How the people around one issue of a trial behave: drawn once, and the same under every pack. Times are hours of work. */
export interface Script {
  readonly class: (typeof CLASSES)[number];
  readonly handedInAt: Instant;
  readonly triage: number;
  readonly sign: number;
  readonly contact: number;
  /** From dispatch to a solution; what nobody solves before a leader takes it up has none. */
  readonly effort: number | undefined;
  /** From a leader's decision to the solution. */
  readonly afterDecision: number;
  readonly coordinate: number;
  /** Reports progress when it is asked for, or keeps silent. */
  readonly reports: boolean;
  readonly review: number;
  readonly callBack: number;
  /** The enterprise's mark, or none. */
  readonly mark: number | undefined;
  readonly rate: number;
}

const DAY = 86_400;
/** Of an ordinary office, lunch left out: only here, to draw efforts in days. */
const HOURS_A_DAY = 7;

/** So many issues handed in over a month, at any minute. The same month and count give the same issues for ever. */
export function trialScripts(month: string, count: number, { zone }: Calendar): Script[] {
  const chance = chanceOf(month);
  const first: PlainDate = `${month}-01`;
  const start = startOfDay(first, zone);
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const scripts = Array.from({ length: count }, (): Script => {
    const cls = pick<Script["class"]>(chance(), "A", [70, "C"], [20, "B"]);
    const longest = { C: 12, B: 25, A: 40 }[cls];
    return {
      class: cls,
      handedInAt: addSeconds(start, Math.floor(chance() * days * DAY)),
      triage: between(chance(), 1, 9),
      sign: between(chance(), 1, 12),
      contact: between(chance(), 1, 10),
      effort: chance() < 0.08 ? undefined : between(chance(), 3, longest * HOURS_A_DAY),
      afterDecision: between(chance(), 7, 5 * HOURS_A_DAY),
      coordinate: between(chance(), 4, 24),
      reports: chance() < 0.7,
      review: between(chance(), 1, 16),
      callBack: between(chance(), 1, 14),
      mark: pick<number | undefined>(chance(), undefined, [50, 5], [25, 4], [5, 2]),
      rate: between(chance(), 1, 30),
    };
  });
  return scripts.toSorted((a, b) => (a.handedInAt < b.handedInAt ? -1 : 1));
}

function between(chance: number, least: number, most: number): number {
  return least + Math.floor(chance * (most - least + 1));
}

/** One of the ways by its share, or what is left for the rest. */
function pick<T>(chance: number, rest: T, ...ways: readonly (readonly [percent: number, way: T])[]): T {
  let left = chance * 100;
  for (const [percent, way] of ways) {
    if (left < percent) return way;
    left -= percent;
  }
  return rest;
}

/** Numbers in [0, 1) that follow from a word: mulberry32 (public domain) on a FNV-1a hash of it. */
function chanceOf(word: string): () => number {
  let state = [...word].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
