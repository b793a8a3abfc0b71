import * as fc from "fast-check";
import type { Pack } from "../../../contract/pack.ts";
import { trialCounty } from "../../../domain/settings/trial-county.ts";
import { handIn, type Move, movesOf } from "../../../domain/settings/trial-moves.ts";
import { type Script, trialScripts } from "../../../domain/settings/trial-script.ts";
import { play, type Step, steps } from "../issue/chance.ts";
import { calendar } from "../issue/county.ts";
import { at, Life } from "../issue/history.ts";

const MONTH = "2026-09";
/** By then every limit of the month is over, and the year with its calendar too. */
export const UNTIL = at("01-31 23:59", 2027);
const MOST_STEPS = 500;

/** Issues of one month under a pack, each lived to the end of January: half by people of a script, half by chance. The machine never stands still. */
export function monthUnder(pack: Pack, count: number): Life[] {
  const half = Math.ceil(count / 2);
  const scripted = trialScripts(MONTH, half, calendar).map((script) => scriptedLife(script, pack));
  const chances = fc.sample(steps, { numRuns: count - half, seed: 13_710 });
  const byChance = chances.map((script) => play(script.map(undisturbed), {}, pack));
  for (const life of byChance) life.passUntil(UNTIL);
  return [...scripted, ...byChance];
}

/** The same directory and calendar for the whole month: the second opinion is asked once for all of it. */
function undisturbed(step: Step): Step {
  const flavour = step.flavour % 25 === 0 ? step.flavour + 1 : step.flavour;
  return { ...step, flavour, directory: 0, machineWorks: true };
}

function scriptedLife(script: Script, pack: Pack): Life {
  const life = new Life();
  life.world = { ...life.world, pack, directory: trialCounty("2026-01-01T00:00:00.000Z") };
  give(life, handIn(script));
  const refused = new Set<string>();
  const known = (move: Move) => `${move.command.name} ${life.commits.length}`;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [next] = movesOf(life.issue, script, calendar)
      .filter((move) => !refused.has(known(move)))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (next === undefined || next.at > UNTIL) break;
    life.passUntil(next.at);
    if (!movesOf(life.issue, script, calendar).some((move) => known(move) === known(next) && move.at === next.at))
      continue;
    if (!give(life, next)) refused.add(known(next));
  }
  life.passUntil(UNTIL);
  return life;
}

function give(life: Life, { at: when, who, command }: Move): boolean {
  if ("refusal" in life.ask(when, who, command)) return false;
  life.give(when, who, command);
  return true;
}
