import type { Command } from "../../../contract/commands.ts";
import { noticesOf } from "../../../domain/recipients.ts";
import { at, commands, contact, dispatched, effects, extensionTo, Life, suspensionUntil } from "./history.ts";

/** Issues half way, which two tables ask what may be done to them now. */
type Step = readonly [when: string, who: string, command: Command];

export function after(life: Life, ...steps: readonly Step[]): Life {
  for (const [when, who, command] of steps) life.give(at(when), who, command);
  return life;
}

/** What a command leaves in the book: its words, and how each duty ended that it ended. */
export function recorded(life: Life, when: string, who: string, command: Command): unknown[] {
  const events = life.give(at(when), who, command);
  const ends = effects(events).flatMap((one) => (one.do === "close" ? [`${one.duty} ${one.as}`] : []));
  return [...events.map(({ type, data }) => [type, data]), ends];
}

/** Recipients with what each is told, and the enterprise's lines as it gets them. */
export function saidOf(life: Life, when: string, who: string, command: Command): unknown[] {
  const [before, commits] = [life.issue, life.commits.length];
  life.give(at(when), who, command);
  const sealed = { command: command.name, prevHash: "", hash: "", keyId: "k", mac: "" };
  const notices = life.commits
    .slice(commits)
    .flatMap((kept) => noticesOf(before, { ...kept, ...sealed }, life.world))
    .filter(({ channel }) => channel === "mail");
  const templates = notices.map(({ recipient, lines }) => [recipient, lines.map(({ template }) => template).join()]);
  return [Object.fromEntries(templates), notices.flatMap(({ recipient, lines }) => (recipient === "ent" ? lines : []))];
}

export const spoken: Step = ["11-24 08:00", "handler", contact(at("11-24 07:50"))];

export function registered(): Life {
  const life = dispatched();
  life.commits.length = 2;
  return life;
}

export function submitted(): Life {
  const life = dispatched();
  life.commits.length = 1;
  return life;
}

export function hidden(): Life {
  return after(
    new Life(),
    ["11-23 09:00", "enterprise", { ...commands.submit, identityHidden: true }],
    ["11-23 10:00", "office", commands.register],
    ["11-23 10:05", "office", commands.dispatch],
  );
}

export function closedTarget(): Life {
  const life = registered();
  life.world = { ...life.world, target: { issue: "DEMO-0002", open: false } };
  return life;
}

export function raised(): Life {
  return after(dispatched(), ["11-24 09:00", "office", commands.escalate]);
}

export function supported(): Life {
  return after(registered(), ["11-23 10:05", "office", { ...commands.dispatch, supports: ["U2"] }]);
}

export function extending(): Life {
  return after(dispatched(), ["11-24 09:00", "head", extensionTo("2026-12-04")]);
}

export function suspending(): Life {
  return after(dispatched(), spoken, ["11-24 09:00", "head", suspensionUntil("2027-01-29")]);
}

export function objected(): Life {
  return after(dispatched(), ["11-23 11:00", "head", commands.object]);
}

export function withdrawing(): Life {
  return after(dispatched(), ["11-24 09:00", "enterprise", commands.withdraw]);
}
