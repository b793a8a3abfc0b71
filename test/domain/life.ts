import type { Actor, Commit, DutyEffect, Event } from "../../contract/commit.ts";
import type { Limit, Rung } from "../../contract/limit.ts";
import type {
  CommandName,
  DutyKind,
  ISSUE_KINDS,
  LEVELS,
  CLOSE_OUT_OUTCOMES,
  SOURCES,
} from "../../contract/vocabulary.ts";

/** `2026-07-03 09:00` on the wall in Shanghai, which has no summer time. */
export function local(text: string): string {
  return new Date(`${text.replace(" ", "T")}:00+08:00`).toISOString();
}

export const LIMIT: Limit = { unit: "calendarDay", amount: 7 };
export const ENTERPRISE = "91410421MADEM00113";

export interface Register {
  number?: string;
  source?: (typeof SOURCES)[number];
  kind?: (typeof ISSUE_KINDS)[number];
  level?: (typeof LEVELS)[number];
}

/** The commits of one issue, written down by hand: what happened, without the rules that decide whether it may. */
export class Life {
  readonly commits: Commit[] = [];
  readonly #id: string;
  #solve = 0;
  #rounds = 0;

  constructor(id: string) {
    this.#id = id;
  }

  submitted(at: string, about: Register = {}): this {
    const text = { text: "t", digest: "d" };
    const data = {
      enterprise: ENTERPRISE,
      source: about.source ?? "web",
      form: "f@1",
      pack: "p@1",
      epoch: 1,
      narrative: text,
      identity: text,
      contact: text,
      attachments: [],
    };
    return this.commit("submitIssue", at, [
      { type: "issueSubmitted", data, duties: [opening("triage", "triage#1", "office", at, at)] },
    ]);
  }

  registered(at: string, { number = this.#id, kind = "land", level = "county" }: Register = {}): this {
    const data = { number, class: "C" as const, kind, level, requestType: "help" as const };
    return this.commit("registerIssue", at, [{ type: "issueRegistered", data, duties: [] }]);
  }

  refused(at: string): this {
    const text = { text: "t", digest: "d" };
    return this.commit("refuseIssue", at, [
      { type: "issueRefused", data: { reason: text, basis: text }, duties: [closing("triage#1")] },
    ]);
  }

  dispatched(at: string, due: string, more: { unit?: string; signBy?: string; ladder?: Rung[] } = {}): this {
    const { unit = "U1", signBy = due, ladder = [] } = more;
    this.#solve = 1;
    return this.commit("dispatchIssue", at, [
      {
        type: "issueDispatched",
        data: { assignments: [{ id: "a1", unit, role: "lead" }], limit: LIMIT, dispatchNo: 1 },
        duties: [
          closing("triage#1"),
          opening("sign", "sign#1", `handler:${unit}`, at, signBy, { assignment: "a1" }),
          opening("solve", "solve#1", `head:${unit}`, at, due, { ladder }),
        ],
      },
    ]);
  }

  signed(at: string, receivedAt = at): this {
    const event: Event = { type: "assignmentSigned", data: { assignment: "a1" }, duties: [closing("sign#1")] };
    return this.commit("signAssignment", at, [event], { receivedAt });
  }

  escalated(at: string, due: string, more: { late?: boolean } = {}): this {
    const from = this.#solve - 1;
    const held = `solve#${this.#solve}`;
    this.#solve++;
    return this.commit("timePassed", at, [
      firing(`${held}/1/3`, at, { slip: "red", effect: "escalate", ...more }),
      {
        type: "issueEscalated",
        data: { from, to: from + 1, cause: "due" },
        duties: [closing(held, "lapsed"), opening("solve", `solve#${this.#solve}`, "head:U1", at, due)],
      },
    ]);
  }

  requested(at: string, more: { onTime?: boolean; outcome?: (typeof CLOSE_OUT_OUTCOMES)[number] } = {}): this {
    const { onTime = true, outcome = "resolved" } = more;
    const solve = `solve#${this.#solve}`;
    const round = ++this.#rounds;
    const data = { round, outcome, result: { text: "t", digest: "d" }, evidence: [], chain: ["office"], solve, onTime };
    return this.commit("requestCloseOut", at, [
      {
        type: "closeOutRequested",
        data,
        duties: [{ do: "hold", duty: solve }, opening("reviewCloseOut", `reviewCloseOut#${round}`, "office", at, at)],
      },
    ]);
  }

  returned(at: string, due: string): this {
    const terms = { limit: LIMIT, dueAt: due, provisional: false, why: explained(at), ladder: [] };
    return this.commit("decideCloseOutStep", at, [
      {
        type: "closeOutStepDecided",
        data: { round: this.#rounds, step: 0, decision: "return" },
        duties: [closing(`reviewCloseOut#${this.#rounds}`), { do: "release", duty: `solve#${this.#solve}`, ...terms }],
      },
    ]);
  }

  approved(at: string): this {
    return this.commit("decideCloseOutStep", at, [
      {
        type: "closeOutStepDecided",
        data: { round: this.#rounds, step: 0, decision: "approve" },
        duties: [closing(`reviewCloseOut#${this.#rounds}`), opening("rate", "rate#1", `ent:${ENTERPRISE}`, at, at)],
      },
    ]);
  }

  /** Rated, and closed by it if the mark is good. */
  rated(
    at: string,
    level: number,
    more: { onTime?: boolean; outcome?: (typeof CLOSE_OUT_OUTCOMES)[number] } = {},
  ): this {
    const { onTime = true, outcome = "resolved" } = more;
    const data = { round: this.#rounds, level, channel: "code" as const, late: false, tags: [] };
    const rated: Event = { type: "issueRated", data, duties: [closing("rate#1")] };
    const closed: Event = {
      type: "issueClosed",
      data: { outcome, onTime, rating: level, by: "rating" },
      duties: [closing(`solve#${this.#solve}`)],
    };
    return this.commit("rateIssue", at, level >= 3 ? [rated, closed] : [rated], {
      actor: { seat: `ent:${ENTERPRISE}` },
    });
  }

  /** The time for rating passed unused, and the issue closed with no valid answer. */
  lapsed(at: string): this {
    return this.commit("timePassed", at, [
      { type: "ratingLapsed", data: { round: this.#rounds }, duties: [closing("rate#1", "lapsed")] },
      {
        type: "issueClosed",
        data: { outcome: "resolved", onTime: true, by: "noValidAnswer" },
        duties: [closing(`solve#${this.#solve}`)],
      },
    ]);
  }

  ratedLate(at: string, level: number): this {
    const data = { round: this.#rounds, level, channel: "code" as const, late: true, tags: [] };
    return this.commit("rateIssue", at, [{ type: "issueRated", data, duties: [] }]);
  }

  commit(
    command: CommandName,
    at: string,
    events: Event[],
    { receivedAt = at, actor = { seat: "office", person: "P1" } }: { receivedAt?: string; actor?: Actor } = {},
  ): this {
    const version = this.commits.length + 1;
    const sealed = { prevHash: "", hash: "", keyId: "k", mac: "" };
    this.commits.push({ tenant: "T", issue: this.#id, version, command, actor, at, receivedAt, events, ...sealed });
    return this;
  }
}

export function opening(
  kind: DutyKind,
  duty: string,
  seat: string,
  from: string,
  dueAt: string,
  more: { assignment?: string; ladder?: Rung[]; fallback?: { asked: string; why: "nobody" | "vacant" }[] } = {},
): DutyEffect {
  const { ladder = [], ...rest } = more;
  const why = explained(from);
  return { do: "open", duty, kind, seat, from, limit: LIMIT, dueAt, provisional: false, why, ladder, ...rest };
}

export function closing(duty: string, as: "done" | "lapsed" | "void" = "done"): DutyEffect {
  return { do: "close", duty, as };
}

export function firing(
  rung: string,
  owedAt: string,
  more: { firedAt?: string; slip?: Rung["slip"]; effect?: Rung["effect"]; next?: Rung; late?: boolean } = {},
): Event {
  const { firedAt = owedAt, slip, effect = "remind", next, late = false } = more;
  const [duty = ""] = rung.split("/", 1);
  const optional = { ...(slip && { slip }), ...(next && { next }) };
  return {
    type: "rungFired",
    data: { rung, duty, owedAt, fireAt: owedAt, firedAt, late, effect, ...optional },
    duties: [],
  };
}

export function explained(from: string) {
  return { from, limit: LIMIT, days: [], calendarVersion: "test", notice: "test" };
}
