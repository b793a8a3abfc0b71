import type { Command } from "../../../contract/commands.ts";
import { longDirectory, longPack, pack } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  extensionTo,
  Life,
  rate,
  suspensionDecided,
  suspensionUntil,
} from "./history.ts";
import type { Facts } from "./rule-table.ts";
import type { Situation } from "./states.ts";

const CHAIN = { A: ["head", "office", "tier1", "tier2"], C: ["head", "office"] } as const;
/** A date to which an extension may be asked for, by tier. */
export const NEW_DUE = ["2026-12-04", "2026-12-04", "2026-12-11", "2026-12-28", "2026-12-28"];

/** An issue to which the facts apply: everything happens on Monday 2026-11-23, every quarter of an hour. */
export function situationOf(facts: Facts): Situation {
  const life = new Life();
  life.world = { ...life.world, directory: longDirectory, pack: facts.top > 2 ? longPack : pack };
  let quarters = 0;
  const when = () =>
    at(`11-23 ${String(9 + Math.floor(quarters / 4)).padStart(2, "0")}:${["00", "15", "30", "45"][quarters % 4]}`);
  const give = (who: string, command: Command) => {
    life.give(when(), who, command);
    quarters++;
  };
  for (const [who, command] of storyOf(facts, when)) give(who, command);
  if (facts.lapsed) life.passUntil(life.duty("rate").dueAt.replace(":00.000Z", ":15.000Z"));
  return { life, now: facts.lapsed ? life.issue.lastAt : when() };
}

function* storyOf(facts: Facts, when: () => string): Generator<readonly [who: string, command: Command]> {
  const { status, tier, support = "none", chain = CHAIN.C, step = 0, outcome = "explained" } = facts;
  yield ["enterprise", { ...commands.submit, ...(facts.hidden && { identityHidden: true }) }];
  if (outcome === "merged") return yield ["office", commands.merge];
  if (status === "closed" && outcome === "withdrawn") return yield ["enterprise", commands.withdraw];
  if (status === "submitted") return;
  if (status === "refused") return yield ["office", commands.refuse];
  yield ["office", { ...commands.register, class: chain.length > 2 ? "A" : "C" }];
  if (status !== "registered") yield* handled(facts, when);
  for (let one = 0; one < tier; one++) yield ["office", commands.escalate];
  if (status === "suspended") {
    yield ["head", suspensionUntil("2026-12-20")];
    yield ["office", suspensionDecided(true)];
  }
  if (facts.asked === "extension") yield ["head", extensionTo(NEW_DUE[tier] ?? "")];
  else if (facts.asked) yield ["head", suspensionUntil(facts.asked === "long" ? "2027-01-20" : "2026-12-20")];
  if (facts.objection) yield ["head", commands.object];
  if (facts.withdrawal) yield ["enterprise", commands.withdraw];
  if (!["reviewing", "verifying", "closed"].includes(status)) return;
  if (support === "open") throw new Error("nobody may ask for a close-out yet");
  yield ["handler", { ...commands.closeOut, outcome: outcome === "resolved" ? "resolved" : "explained" }];
  const steps = status === "reviewing" ? step : chain.length;
  for (const [place, person] of chain.slice(0, steps).entries()) yield [person, approve(place)];
  if (facts.called) yield ["aide", callBack(facts.dissatisfied && !facts.rated ? "denied" : "confirmed", when())];
  if (facts.rated) yield ["enterprise", rate(facts.dissatisfied ? 1 : 5)];
  if (status === "closed" && facts.dissatisfied) yield [`tier${Math.max(tier, 1)}`, decideDissatisfaction()];
}

function* handled(facts: Facts, when: () => string): Generator<readonly [who: string, command: Command]> {
  const { support = "none" } = facts;
  yield ["office", { ...commands.dispatch, ...(support !== "none" && { supports: ["U2"] }) }];
  if (facts.signed) yield ["handler", commands.sign];
  if (facts.contacted) yield [facts.hidden ? "aide" : "handler", contact(when())];
  if (support === "open") yield ["handler2", { ...commands.sign, assignment: "a2" }];
  if (support === "answered") yield ["handler2", commands.answer];
}

const BOTH = [false, true];
const READY = { signed: true, contacted: true } as const;

/** Every combination the table tells apart. */
export function* everySituation(): Generator<Facts> {
  yield { status: "submitted", tier: 0, top: 2 };
  yield { status: "refused", tier: 0, top: 2 };
  for (const outcome of ["merged", "withdrawn"] as const) yield { status: "closed", tier: 0, top: 2, outcome };
  for (const withdrawal of BOTH) yield { status: "registered", tier: 0, top: 2, withdrawal };
  for (const hidden of BOTH)
    for (const signed of BOTH)
      for (const contacted of BOTH) yield { status: "handling", tier: 0, top: 2, hidden, signed, contacted };
  for (const [tier, top] of TIERS) yield* atTier(tier, top);
}

const TIERS = [
  [0, 2],
  [1, 2],
  [2, 2],
  [2, 4],
  [3, 4],
  [4, 4],
] as const;

function* atTier(tier: number, top: number): Generator<Facts> {
  for (const hidden of BOTH)
    for (const withdrawal of BOTH) {
      const same = { ...READY, tier, top, hidden, withdrawal };
      for (const support of ["none", "open", "answered"] as const) {
        if (hidden && support !== "none") continue;
        for (const asked of [undefined, "extension", "suspension", "long"] as const)
          for (const objection of tier === 0 ? BOTH : [false])
            yield { ...same, status: "handling", support, asked, objection };
        yield { ...same, status: "suspended", support };
      }
      for (const chain of [CHAIN.A, CHAIN.C]) yield* decided({ ...same, chain });
    }
}

function* decided(same: Omit<Facts, "status">): Generator<Facts> {
  const { chain = [], withdrawal } = same;
  for (const step of chain.keys()) yield { ...same, status: "reviewing", step };
  const [rated, called, denied] = [{ rated: true }, { called: true }, { called: true, dissatisfied: true }];
  for (const more of [{}, called, { lapsed: true }, denied, { rated: true, dissatisfied: true }]) {
    if ("lapsed" in more && withdrawal) continue;
    yield { ...same, ...more, status: "verifying", outcome: "explained" };
  }
  if (withdrawal) return;
  for (const more of [rated, denied, { rated: true, dissatisfied: true }])
    yield { ...same, ...more, status: "closed", outcome: "explained" };
}
