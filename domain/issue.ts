import type { Command } from "../contract/commands.ts";
import type { Actor, Event } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import { TOLERANCE_SECONDS } from "../contract/limit.ts";
import type { CommandName } from "../contract/vocabulary.ts";
import { decideBy, type Ruled } from "./commands/rules.ts";
import { submitIssue } from "./commands/submit-issue.ts";
import type { Accepted, Context, Decision, Refusal } from "./context.ts";
import type { Draft, Moment } from "./draft.ts";
import { evolve } from "./evolve.ts";
import { recompute } from "./recompute.ts";
import { refuse } from "./rule.ts";
import { heldSeats, standing } from "./standing.ts";
import { addSeconds, laterOf } from "./time/instants.ts";
import { fireDue } from "./time-passed.ts";
import { isSettled } from "./wake.ts";

const SYSTEM: Actor = { seat: "system" };

/**
 * Judges a command on an issue: events and the state after them, or a refusal. Everything owed by then fires first, in the same commit,
 * and the command is judged on what that leads to (commands.md §6). If the answer says `again`, its commit stands alone and the command
 * is decided anew on it. An accepted `timePassed` without events says that nothing was due: nothing is to be committed.
 * Throws only for what no caller can cause.
 */
export function decide(issue: Issue | undefined, command: Command, context: Context): Decision {
  if (issue === undefined) {
    return command.name === "submitIssue" ? submitIssue(command, context) : refuse("unknown");
  }
  if (command.name === "submitIssue") return refuse("wrong-status", undefined, { status: issue.status });
  const at = laterOf(context.receivedAt, issue.lastAt);
  const moment: Moment = { ...context, at, actor: SYSTEM };
  if (command.name === "timePassed") return timePassed(issue, context, moment);
  const untouched: Draft = { issue, events: [] };
  if (command.name === "addNote" || command.name === "askForMore" || command.name === "readIdentity")
    return judge(issue, untouched, command, context, moment);
  const { draft, more } = fireDue(recompute(untouched, moment), context.receivedAt, moment);
  if (more) return accepted("timePassed", issue, draft.events, moment, true);
  return judge(issue, draft, command, context, moment);
}

function timePassed(issue: Issue, context: Context, moment: Moment): Decision {
  if (isSettled(issue)) return refuse("wrong-status", undefined, { status: issue.status });
  if (context.presence.as !== "system") return refuse("not-your-seat", undefined, { seats: "system" });
  const until = addSeconds(context.receivedAt, TOLERANCE_SECONDS);
  const { draft, more } = fireDue(recompute({ issue, events: [] }, moment), until, moment);
  return accepted("timePassed", issue, draft.events, moment, more);
}

function judge(issue: Issue, draft: Draft, command: Ruled, context: Context, moment: Moment): Decision {
  const moved = movedOn(draft.issue, command);
  const assignment = "assignment" in command ? command.assignment : undefined;
  const actor = standing(draft.issue, command.name, context.presence, moment, assignment);
  if ("refusal" in actor) {
    const overtaken = moved && actor.refusal !== "wrong-status" && inChain(draft.issue, context, moment);
    return overtaken ? moved : actor;
  }
  if (moved) return moved;
  const acting = { ...moment, actor };
  const decided = decideBy(draft, command, acting);
  return "refusal" in decided ? decided : accepted(command.name, issue, decided.events, acting, false);
}

/** The facts the command repeats are no longer those of the issue: somebody else was faster. */
function movedOn({ round, rounds }: Issue, command: Ruled): Refusal | undefined {
  if (!("round" in command)) return undefined;
  if (command.round !== (round?.round ?? rounds)) return refuse("stale-round", "round", { round: rounds });
  if (!("step" in command) || round === undefined || command.step === round.step) return undefined;
  return command.step < round.step ? refuse("step-decided", "step") : refuse("stale-round", "step", { round: rounds });
}

/** Whoever holds a seat of the chain is told what happened, not that the next step is none of his business. */
function inChain(issue: Issue, { presence }: Context, moment: Moment): boolean {
  return heldSeats(presence, issue, moment).some(({ seat }) => issue.round?.chain.includes(seat));
}

function accepted(
  command: CommandName,
  before: Issue,
  events: readonly Event[],
  { tenant, issue: id, at, actor }: Moment,
  again: boolean,
): Accepted {
  const stamp = { tenant, issue: id, at, actor };
  const after = events.length === 0 ? before : evolve(before, { ...stamp, version: before.version + 1, events });
  return { command, actor, at, events, issue: after, again };
}
