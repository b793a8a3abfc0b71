import { COMMAND_TABLE, type OfficialCommand } from "../contract/commands.ts";
import type { Issue } from "../contract/issue.ts";
import type { Seat } from "../contract/vocabulary.ts";
import { RULES } from "./commands/rules.ts";
import type { Context, Presence } from "./context.ts";
import { openOf } from "./open-duty.ts";
import type { Rule, RuledCommand } from "./rule.ts";
import { standing } from "./standing.ts";
import { laterOf } from "./time/instants.ts";

/** Something the presence may do now, with the facts the command has to repeat. */
export interface Action {
  readonly command: OfficialCommand | "rateIssue";
  readonly seat: Seat;
  /** The open duty it serves. */
  readonly duty?: string;
  readonly expect?: { readonly round?: number; readonly step?: number; readonly assignment?: string };
}

/** What somebody's seats may do now: by the same checks that judge the command when it comes. */
export function actionsFor(issue: Issue, presence: Presence, context: Omit<Context, "presence">): Action[] {
  const scene = { ...context, at: laterOf(context.receivedAt, issue.lastAt) };
  return COMMANDS.flatMap((command) => {
    const actor = standing(issue, command, presence, scene);
    if ("refusal" in actor) return [];
    const rule: Pick<Rule<RuledCommand>, "serves"> = RULES[command];
    const duty = rule.serves && openOf(issue, rule.serves)?.id;
    const expect = expected(command, issue);
    return [{ command, seat: actor.seat, ...(duty && { duty }), ...(expect && { expect }) }];
  });
}

const COMMANDS: readonly RuledCommand[] = [...keysOf(COMMAND_TABLE), "rateIssue"];

function expected(command: RuledCommand, { round, rounds, assignments }: Issue): Action["expect"] {
  switch (command) {
    case "decideCloseOutStep":
      return { round: rounds, step: round?.step ?? 0 };
    case "recordCallBack":
    case "rateIssue":
    case "decideDissatisfaction":
      return { round: rounds };
    case "signAssignment": {
      const waiting = assignments.find(({ state }) => state === "assigned");
      return waiting && { assignment: waiting.id };
    }
    default:
      return undefined;
  }
}

function keysOf(table: typeof COMMAND_TABLE): OfficialCommand[] {
  const names = Object.keys(table);
  const isCommand = (name: string): name is OfficialCommand => name in table;
  return names.filter(isCommand);
}
