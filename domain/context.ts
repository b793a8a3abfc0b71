import type { Calendar } from "../contract/calendar.ts";
import type { Actor, Event } from "../contract/commit.ts";
import type { Directory } from "../contract/directory.ts";
import type { Issue } from "../contract/issue.ts";
import type { Pack } from "../contract/pack.ts";
import type { CommandName, Instant, RefusalCode } from "../contract/vocabulary.ts";

/** Who is asking: a person of the directory, an enterprise proved by receipt and query code, or the clock. */
export type Presence =
  | { readonly as: "person"; readonly person: string }
  | { readonly as: "enterprise" }
  | { readonly as: "system" };

/** Everything a decision may know beside the issue itself. Clock and ids come in as values. */
export interface Context {
  readonly tenant: string;
  readonly issue: string;
  /** When the gateway received the request (T1); for the clock, now. */
  readonly receivedAt: Instant;
  readonly presence: Presence;
  readonly calendar: Calendar;
  readonly pack: Pack;
  readonly directory: Directory;
  /** The next register number, needed by `registerIssue` alone. */
  readonly number?: string;
  /** The issue that `mergeIssue` names, if it exists. */
  readonly target?: { readonly issue: string; readonly open: boolean } | undefined;
}

/** Why not: a stable code, the field it is about, and the facts the rule failed on, for the sentence. */
export interface Refusal {
  readonly refusal: RefusalCode;
  readonly field?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface Accepted {
  /** `timePassed` when so many rungs were due that they must be committed alone first (`again`). */
  readonly command: CommandName;
  readonly actor: Actor;
  readonly at: Instant;
  readonly events: readonly Event[];
  /** The state after the events. */
  readonly issue: Issue;
  /** The command itself is still to be decided, on the state after this commit. */
  readonly again: boolean;
}

export type Decision = Accepted | Refusal;
