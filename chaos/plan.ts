import type { Chance } from "./chance.ts";

export type Victim = "engine" | "functions" | "everything";
export const VICTIMS: readonly Victim[] = ["engine", "functions", "everything"];

/** A kill at the n-th step of its kind: right before a call is made or right after it is done; or after a moment. */
export interface Kill {
  readonly victim: Victim;
  readonly at:
    | { readonly when: "before" | "after"; readonly operation: string | undefined; readonly count: number }
    | { readonly milliseconds: number };
  /** The clock stands so much later when everything comes back; negative: earlier. Milliseconds. */
  readonly jump?: number;
  /** Everything is killed once more while it comes up, after so many milliseconds. */
  readonly again?: number;
}

/** The steps at which work can be cut: every call between the parts. `usual`: of how many in one stretch one is picked. */
const STEPS: readonly { readonly operation: string | undefined; readonly usual: number }[] = [
  { operation: undefined, usual: 60 },
  { operation: "TransactWriteItems", usual: 6 },
  { operation: "UpdateItem", usual: 4 },
  { operation: "PutItem", usual: 10 },
  { operation: "Invoke", usual: 4 },
  { operation: "SendTaskSuccess", usual: 2 },
  { operation: "StartExecution", usual: 2 },
  { operation: "Query", usual: 20 },
  { operation: "GetItem", usual: 20 },
];
const AT_RANDOM = 0.25;
/** Real milliseconds. */
const A_MOMENT = 1500;
const MINUTE = 60_000;

function killOf(victim: Victim, chance: Chance): Kill {
  const { operation, usual } = chance.pick(STEPS);
  const when = chance.pick(["before", "after"] as const);
  const at =
    chance.next() < AT_RANDOM
      ? { milliseconds: chance.below(A_MOMENT) }
      : { when, operation, count: 1 + chance.below(usual) };
  if (victim !== "everything") return { victim, at };
  const fate = chance.next();
  if (fate < 0.15) return { victim, at, again: chance.below(A_MOMENT) };
  if (fate < 0.3) return { victim, at, jump: chance.below(10 * MINUTE) };
  if (fate < 0.4) return { victim, at, jump: -1000 * (1 + chance.below(60)) };
  return { victim, at };
}

/** So many kills of each kind, mixed, over the stretches of a story. */
export function planKills(stretches: number, each: number, chance: Chance): Kill[][] {
  const plan: Kill[][] = Array.from({ length: stretches }, () => []);
  const all = VICTIMS.flatMap((victim) => Array.from({ length: each }, () => killOf(victim, chance)));
  for (const kill of all.map((one) => ({ one, by: chance.next() })).toSorted((a, b) => a.by - b.by))
    chance.pick(plan).push(kill.one);
  return plan;
}
