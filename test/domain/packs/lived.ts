import type { Command } from "../../../contract/commands.ts";
import type { Pack } from "../../../contract/pack.ts";
import type { DutyKind } from "../../../contract/vocabulary.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { at, commands, contact, Life, text, wall } from "../issue/history.ts";

export { at, text, wall };

export function packOf(id: string, version = "1"): Pack {
  const found = SHIPPED.find((pack) => pack.id === id && pack.version === version);
  if (found === undefined) throw new Error(`no pack ${id}@${version} is shipped`);
  return found;
}

/** Given an issue under a pack, handed in on Monday 2026-11-23 at 09:00, registered at 10:00 and dispatched at 10:05. */
export function under(id: string, cls: "A" | "B" | "C" = "C", { supports = [] as string[], version = "1" } = {}): Life {
  const life = new Life();
  life.world = { ...life.world, pack: packOf(id, version) };
  life.give(at("11-23 09:00"), "enterprise", commands.submit);
  life.give(at("11-23 10:00"), "office", { ...commands.register, class: cls });
  life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports });
  return life;
}

/** When the open duty of a kind is due, by the clock on the wall. */
export function dueOf(life: Life, kind: DutyKind): string {
  return wall(life.duty(kind).dueAt);
}

export function objection(assignment = "a1"): Command {
  return { name: "objectToAssignment", assignment, reason: text };
}

export function extension(newDue: string): Command {
  return { name: "requestExtension", reason: text, progress: text, newDue };
}

/** The code of the refusal, or what happened. */
export function answerTo(life: Life, when: string, who: string, command: Command): string {
  const decision = life.ask(at(when), who, command);
  return "refusal" in decision ? decision.refusal : "accepted";
}

/** When the unit solves it: contact on record, close-out asked for, both steps approved. */
export function solved(life: Life, day: string): void {
  life.give(at(`${day} 09:00`), "handler", contact(at(`${day} 08:50`)));
  life.give(at(`${day} 09:30`), "handler", commands.closeOut);
  life.give(at(`${day} 10:00`), "head", { name: "decideCloseOutStep", round: 1, step: 0, decision: "approve" });
  life.give(at(`${day} 10:30`), "office", { name: "decideCloseOutStep", round: 1, step: 1, decision: "approve" });
}
