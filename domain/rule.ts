import type { CommandOf } from "../contract/commands.ts";
import type { Issue } from "../contract/issue.ts";
import type { CommandName, DutyKind, RefusalCode, Seat } from "../contract/vocabulary.ts";
import type { Refusal } from "./context.ts";
import type { Draft, Moment, Scene } from "./draft.ts";

/** Commands given to an issue that exists, by somebody. */
export type RuledCommand = Exclude<CommandName, "submitIssue" | "timePassed">;

/** What one command asks for and does. Its statuses are in the contract's table. */
export interface Rule<N extends RuledCommand> {
  /** The duty it serves: its seat and every seat it was raised from may give the command too, and its separation applies. */
  readonly serves?: DutyKind;
  /** Nobody with a declared interest in the enterprise may give it (S4), though it serves no duty. */
  readonly disinterested?: boolean;
  /** Given by whoever holds the issue's present tier: other tiers are told so. */
  readonly byTier?: boolean;
  /** The seats that may give it to this issue now, as far as it names an assignment, to that one; a duty it serves was asked of the first. */
  seats(issue: Issue, scene: Scene, assignment?: string): readonly Seat[];
  /** Refuses if the state leaves this actor nothing to do it to, whatever else the command says. */
  ready?(issue: Issue, moment: Moment, assignment?: string): Refusal | undefined;
  /** The guards on what the command says, then its events. */
  decide(draft: Draft, command: CommandOf<N>, moment: Moment): Draft | Refusal;
}

export function refuse(refusal: RefusalCode, field?: string, facts?: Refusal["facts"]): Refusal {
  return { refusal, ...(field && { field }), ...(facts && { facts }) };
}
