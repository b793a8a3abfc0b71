import type { Directory } from "../../contract/directory.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { deadEnds } from "./dead-ends.ts";
import type { Change } from "./difference.ts";
import type { DirectoryFault } from "./fault.ts";
import { type Lone, lonePersons } from "./lone-persons.ts";
import { instantsOf } from "./outlook.ts";

export interface LoneOutlook {
  /** Whom the change leaves alone in two seats of one chain. It is reported: the fallbacks take the second. */
  readonly alone: readonly Lone[];
  /** Close-outs that nobody could decide any more. They are refused. */
  readonly faults: readonly DirectoryFault[];
}

/** What a change means for the chains of the published packs: now, and at every instant from which a line of it begins or ends. */
export function loneOutlook(
  { before, after, changes, at }: { before: Directory; after: Directory; changes: readonly Change[]; at: Instant },
  packs: readonly Pack[],
): LoneOutlook {
  const alone = new Map<string, Lone>();
  const faults = new Map<string, DirectoryFault>();
  for (const instant of packs.length === 0 ? [] : looked(instantsOf(changes, at))) {
    const known = new Set(lonePersons(packs, before, instant).map(nameOf));
    for (const one of lonePersons(packs, after, instant)) if (!known.has(nameOf(one))) alone.set(nameOf(one), one);
    const ends = deadEnds(packs, after, instant);
    if (ends.length === 0) continue;
    const had = new Set(deadEnds(packs, before, instant).map(nameOf));
    for (const end of ends) {
      if (had.has(nameOf(end))) continue;
      const unit = after.units.find(({ id }) => id === end.unit)?.name ?? end.unit;
      const facts = { ...end, unit, step: end.step + 1 };
      faults.set(nameOf(end), { code: "chain-of-one", facts });
    }
  }
  return { alone: [...alone.values()], faults: [...faults.values()] };
}

/** A file may have hundreds of beginnings: then it is looked at as it is now and once all of it has begun. */
function looked(instants: readonly Instant[]): readonly Instant[] {
  return instants.length > MOST_INSTANTS ? [...instants.slice(0, 1), ...instants.slice(-1)] : instants;
}
const MOST_INSTANTS = 12;

function nameOf(one: object): string {
  return JSON.stringify(one);
}
