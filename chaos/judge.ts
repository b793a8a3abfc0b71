import { setTimeout as pause } from "node:timers/promises";
import type { Chance } from "./chance.ts";
import { conflictOf, failureOf } from "./faults.ts";
import type { Kill } from "./plan.ts";
import type { Call, Judge } from "./proxy.ts";

/** How calls are treated for a while. Shares of all calls. */
export interface Weather {
  readonly failing: number;
  readonly conflicts: number;
  /** Answers to functions are withheld until then (performance.now()): the work is done, the function stands still. */
  readonly frozenUntil: number;
}
export const FAIR: Weather = { failing: 0, conflicts: 0, frozenUntil: 0 };

/** Decides about every call between the parts: which fails, and at which the next kill happens. */
export interface Judging extends Judge {
  weather: Weather;
  /** Kills to come, each when its step or its moment comes and no other is under way. */
  arm(kills: readonly Kill[]): void;
  /** What has not come yet; nothing is armed afterwards. */
  disarm(): readonly Kill[];
  /** How many kills are to come. */
  armed(): number;
  /** Resolves when no kill is under way. */
  whole(): Promise<void>;
  /** How often what happened: kills by victim and step, failures by call. */
  readonly counts: ReadonlyMap<string, number>;
}

export function openJudge(chance: Chance, kill: (kill: Kill) => Promise<boolean>): Judging {
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const losing = new WeakSet<Call>();
  /** Each with the steps it still lets pass. */
  let queue: { readonly kill: Kill; left: number }[] = [];
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Of the kills at random, one at a time. */
  const next = (): void => {
    clearTimeout(timer);
    const first = queue.find(({ kill: { at } }) => "milliseconds" in at);
    if (first && "milliseconds" in first.kill.at)
      timer = setTimeout(() => void fire(first, "at random"), first.kill.at.milliseconds);
  };
  const enqueue = (one: Kill): void => void queue.push({ kill: one, left: "count" in one.at ? one.at.count : 0 });
  /** @returns when the victim is dead; it may take longer until it is there again */
  const fire = (one: (typeof queue)[number], where: string): Promise<void> => {
    if (underWay || !queue.includes(one)) return Promise.resolve();
    queue = queue.filter((other) => other !== one);
    underWay = kill(one.kill).then(
      (killed) => {
        if (killed) count(`kill ${one.kill.victim} ${where}`);
        else enqueue({ ...one.kill, at: { milliseconds: 30 } }); // nothing was at work
        underWay = undefined;
        next();
      },
      (error: unknown) => {
        console.error("chaos: a kill failed", error);
        underWay = undefined;
      },
    );
    return underWay;
  };
  const strikes = async (call: Call, when: "before" | "after"): Promise<boolean> => {
    if (underWay) return false;
    let due: (typeof queue)[number] | undefined;
    for (const one of queue) {
      const { at } = one.kill;
      if (!("count" in at) || at.when !== when) continue;
      if (at.operation !== undefined && at.operation !== call.operation) continue;
      one.left -= 1;
      if (one.left <= 0) due ??= one;
    }
    if (due === undefined) return false;
    await fire(due, `${when} ${call.operation} of ${call.from}`);
    return true;
  };

  const judging: Judging = {
    weather: FAIR,
    counts,
    arm: (kills) => {
      for (const one of kills) enqueue(one);
      if (!underWay) next();
    },
    disarm: () => {
      clearTimeout(timer);
      const rest = queue.map((one) => one.kill);
      queue = [];
      return rest;
    },
    armed: () => queue.length,
    whole: async () => {
      const now = underWay;
      if (now === undefined) return;
      await now;
      await judging.whole();
    },
    before: async (call) => {
      if (call.from === "host") return "made"; // stands for calls within one process
      if (await strikes(call, "before")) return "lost";
      const { failing, conflicts } = judging.weather;
      if (chance.next() < conflicts) {
        const conflict = conflictOf(call, chance);
        if (conflict) {
          count(`conflict of ${call.operation}`);
          return conflict;
        }
      }
      if (chance.next() >= failing) return "made";
      const failure = failureOf(call, chance);
      count(`failure of ${call.service}`);
      if (failure === "before") return "lost";
      if (failure !== "after") return failure;
      count(`answer lost of ${call.operation}`);
      losing.add(call);
      return "made";
    },
    after: async (call) => {
      if (call.from === "host") return "answered";
      if (await strikes(call, "after")) return "lost";
      const { frozenUntil } = judging.weather;
      if (call.from === "functions" && performance.now() < frozenUntil) {
        count("call frozen");
        await pause(frozenUntil - performance.now());
        return "lost";
      }
      return losing.has(call) ? "lost" : "answered";
    },
  };
  return judging;
}
