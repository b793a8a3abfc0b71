import { COMMAND_TABLE, type OfficialCommand } from "../contract/commands.ts";
import type { Issue } from "../contract/issue.ts";
import type { Seat } from "../contract/vocabulary.ts";
import { RULES } from "./commands/rules.ts";
import type { Context, Presence } from "./context.ts";
import type { Rule, RuledCommand } from "./rule.ts";
import { standing } from "./standing.ts";
import { laterOf } from "./time/instants.ts";

/** Something the presence may do now, with the facts the command has to repeat. */
export interface Action {
  readonly command: RuledCommand;
  readonly seat: Seat;
  /** The open duty it serves. */
  readonly duty?: string;
  readonly expect?: {
    readonly round?: number;
    readonly step?: number;
    readonly assignment?: string;
    readonly request?: string;
  };
}

/** What somebody's seats may do now: by the same checks that judge the command when it comes. */
export function actionsFor(issue: Issue, presence: Presence, context: Omit<Context, "presence">): Action[] {
  const scene = { ...context, at: laterOf(context.receivedAt, issue.lastAt) };
  return COMMANDS.flatMap((command) => {
    for (const assignment of aboutOne(command) ? issue.assignments.map(({ id }) => id) : [undefined]) {
      const actor = standing(issue, command, presence, scene, assignment);
      if ("refusal" in actor) continue;
      const rule: Pick<Rule<RuledCommand>, "serves"> = RULES[command];
      const duty = issue.duties.find(
        (one) => one.kind === rule.serves && (assignment === undefined || one.assignment === assignment),
      )?.id;
      const expect = assignment === undefined ? expected(command, issue) : { assignment };
      return [{ command, seat: actor.seat, ...(duty && { duty }), ...(expect && { expect }) }];
    }
    return [];
  });
}

const COMMANDS: readonly RuledCommand[] = [...keysOf(COMMAND_TABLE), "rateIssue", "withdrawIssue"];

/** Commands about one assignment, which the seat has to fit. */
function aboutOne(command: RuledCommand): boolean {
  return command === "signAssignment" || command === "objectToAssignment" || command === "answerAsSupport";
}

function expected(command: RuledCommand, issue: Issue): Action["expect"] {
  const { round, rounds, extension, suspension, objection, withdrawal } = issue;
  const about = (one: { readonly request: string } | undefined) => one && { request: one.request };
  switch (command) {
    case "decideCloseOutStep":
      return { round: rounds, step: round?.step ?? 0 };
    case "recordCallBack":
    case "rateIssue":
    case "decideDissatisfaction":
    case "withdrawCloseOut":
      return { round: rounds };
    case "decideExtension":
      return about(extension);
    case "decideSuspension":
      return about(suspension);
    case "ruleOnObjection":
      return about(objection);
    case "decideWithdrawal":
      return about(withdrawal);
    default:
      return undefined;
  }
}

function keysOf(table: typeof COMMAND_TABLE): OfficialCommand[] {
  const names = Object.keys(table);
  const isCommand = (name: string): name is OfficialCommand => name in table;
  return names.filter(isCommand);
}
