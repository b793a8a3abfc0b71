import type { Directory } from "../../contract/directory.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Locale } from "../../contract/problems.ts";
import { CLASSES, type Instant, type SeatKind } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";
import { deadEnds } from "../directory/dead-ends.ts";
import { kindOf, scopeOf } from "../places.ts";
import { holdersOf } from "../seats.ts";
import { fault } from "./fault.ts";

/** Close-outs that end nowhere are named as far as one needs to see what is wrong. */
const MOST_UNITS = 3;

/**
 * Chains of one person: a pack is not published where the persons of the county cannot fill its steps and tiers. What concerns single units
 * and leaders is passed on by the fallbacks and reported with the directory; only a step that nobody could decide is refused here too.
 */
export function* checkStaffing(pack: Pack, directory: Directory, at: Instant): Iterable<Fault> {
  for (const cls of CLASSES) {
    const short = tooFew(pack.chain[cls], directory, at);
    if (short === undefined) continue;
    const [zh, en] = [named(short.seats, "zh-CN"), named(short.seats, "en")];
    yield fault(
      `${cls} 类审核链：${zh}只有${counted(short.persons)}人，而每步须另有其人`,
      short.persons === 1
        ? `review chain of class ${cls}: one person alone holds ${en}, and each step needs another`
        : `review chain of class ${cls}: ${short.persons} persons alone hold ${en}, and each step needs another`,
    );
  }
  for (const [tier, { seat }] of pack.tiers.entries()) {
    const below = pack.tiers[tier - 1]?.seat;
    if (below === undefined || tooFew([below, seat], directory, at) === undefined) continue;
    yield fault(
      `第 ${tier - 1}、${tier} 级：${named([below, seat], "zh-CN")}只有一人，提级等于没有提级`,
      `tiers ${tier - 1} and ${tier}: one person alone holds ${named([below, seat], "en")}: what is raised would stay with him`,
    );
  }
  for (const cls of CLASSES) {
    const ends = deadEnds([{ ...pack, chain: { A: [], B: [], C: [], [cls]: pack.chain[cls] } }], directory, at);
    for (const { unit, step, seat, person } of ends.slice(0, MOST_UNITS)) {
      const name = directory.units.find(({ id }) => id === unit)?.name ?? unit;
      const who = directory.persons.find(({ id }) => id === person)?.name ?? person;
      const word = (locale: Locale) => SEAT_WORDS[locale][kindOf(seat)];
      yield fault(
        `${cls} 类审核链：${name}的诉求到第 ${step + 1} 步（${word("zh-CN")}）无人可审，${who}已参与本轮，顺位也没有别人`,
        `review chain of class ${cls}: an issue of ${name} comes to step ${step + 1} (${word("en")}) and finds nobody: ${who} took part in it, and nobody else is left to fall back on`,
      );
    }
  }
}

/** The fewest seats of the county that have fewer persons than there are seats; seats without anybody fall back, and do not count. */
function tooFew(
  asked: readonly SeatKind[],
  directory: Directory,
  at: Instant,
): { readonly seats: SeatKind[]; readonly persons: number } | undefined {
  const filled = [...new Set(asked)].flatMap((seat) => {
    const holders = scopeOf(seat) === "county" ? holdersOf(seat, at, directory) : [];
    // Whoever stands in for somebody is no second person: what he decides rests on both.
    const persons = holders.map(({ person, onBehalfOf = person }) => onBehalfOf);
    return persons.length === 0 ? [] : [{ seat, persons }];
  });
  const subsets = Array.from({ length: 2 ** filled.length }, (_, set) =>
    filled.filter((__, place) => ((set >> place) & 1) === 1),
  );
  const [found] = subsets
    .map((some) => ({
      seats: some.map(({ seat }) => seat),
      persons: new Set(some.flatMap(({ persons }) => persons)).size,
    }))
    .filter(({ seats, persons }) => persons < seats.length)
    .toSorted((a, b) => a.seats.length - b.seats.length);
  return found;
}

function named(seats: readonly SeatKind[], locale: Locale): string {
  return seats.map((seat) => SEAT_WORDS[locale][seat]).join(locale === "en" ? " and " : "、");
}

function counted(persons: number): string {
  return persons === 1 ? "一" : ` ${persons} `;
}
