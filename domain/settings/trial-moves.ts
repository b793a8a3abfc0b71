import type { Command } from "../../contract/commands.ts";
import type { Attachment, TextRef } from "../../contract/effect.ts";
import type { Calendar } from "../../contract/calendar.ts";
import type { Duty, Issue } from "../../contract/issue.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import type { Presence } from "../context.ts";
import { addSeconds, laterOf } from "../time/instants.ts";
import { workingTimeAfter } from "../time/working-hours.ts";
import { TRIAL_ENTERPRISE, TRIAL_UNIT, UNREAD } from "./trial-county.ts";
import type { Script } from "./trial-script.ts";

/** Something a person of the trial is going to do. */
export interface Move {
  readonly at: Instant;
  readonly who: Presence;
  readonly command: Command;
}

const HOUR = 3_600_000;
const text: TextRef = { text: UNREAD, digest: UNREAD };
const evidence: Attachment[] = [{ file: UNREAD, type: "application/pdf", size: 1, sha256: UNREAD }];
const person = (id: string): Presence => ({ as: "person", person: id });
const handler = person(`handler:${TRIAL_UNIT}`);
const office = person("office");

export function handIn({ handedInAt }: Script): Move {
  const command: Command = {
    name: "submitIssue",
    enterprise: TRIAL_ENTERPRISE,
    source: "web",
    form: UNREAD,
    secrecyAcknowledged: true,
    narrative: text,
    identity: text,
    contact: text,
    attachments: [],
  };
  return { at: handedInAt, who: { as: "enterprise" }, command };
}

/** What the people around an issue are going to do. They do not look at their limits: that is what is tried out. */
export function movesOf(issue: Issue, script: Script, calendar: Calendar): Move[] {
  const after = (from: Instant, hours: number) => workingTimeAfter(from, hours * HOUR, calendar).dueAt;
  const move = (at: Instant, who: Presence, command: Command): Move => ({
    at: laterOf(at, issue.lastAt),
    who,
    command,
  });
  switch (issue.status) {
    case "submitted": {
      const facts = { kind: "other", level: "county", requestType: "help" } as const;
      return [
        move(after(issue.submittedAt, script.triage), office, { name: "registerIssue", class: script.class, ...facts }),
      ];
    }
    case "registered":
      return [move(addSeconds(issue.lastAt, 300), office, { name: "dispatchIssue", unit: TRIAL_UNIT })];
    case "handling":
      return handling(issue, script, after).map(({ at, who, command }) => move(at, who, command));
    case "reviewing":
      return of(issue, "reviewCloseOut").map((duty) => {
        const { round, step } = issue.round ?? { round: 1, step: 0 };
        const command: Command = { name: "decideCloseOutStep", round, step, decision: "approve" };
        return move(after(duty.openedAt, script.review), person(duty.seat), command);
      });
    case "verifying":
      return verifying(issue, script, after).map(({ at, who, command }) => move(at, who, command));
    default:
      return [];
  }
}

type After = (from: Instant, hours: number) => Instant;

function handling(issue: Issue, script: Script, after: After): Move[] {
  const begun = laterOf(issue.dispatchedAt ?? issue.lastAt, issue.restartedAt ?? "");
  const signing = of(issue, "sign").map((duty) => ({
    at: after(duty.openedAt, script.sign),
    who: handler,
    command: { name: "signAssignment" as const, assignment: duty.assignment ?? UNREAD },
  }));
  const reporting = of(issue, "report").map((duty) => ({
    at: after(duty.openedAt, script.sign + 7),
    who: handler,
    command: { name: "reportProgress" as const, text, visibleToEnterprise: true },
  }));
  const deciding = of(issue, "coordinate").map((duty) => ({
    at: after(duty.openedAt, script.coordinate),
    who: person(duty.seat),
    command: { name: "recordTierDecision" as const, text },
  }));
  const decided = issue.tier > 0 && deciding.length === 0;
  const contactAt = after(begun, script.contact);
  const contacted = issue.contactedAt !== undefined && issue.contactedAt >= begun;
  const contact = {
    at: contactAt,
    who: handler,
    command: { name: "recordContact" as const, when: contactAt, means: "phone" as const, text },
  };
  /** A leader who took it up has it solved in his own time, counted from when it came to his tier. */
  const cameAt = of(issue, "solve")[0]?.openedAt ?? begun;
  const alone = script.effort === undefined ? undefined : after(begun, script.effort);
  const readyAt = decided ? after(cameAt, script.coordinate + script.afterDecision) : alone;
  const closing =
    readyAt === undefined || !contacted
      ? []
      : [
          {
            at: readyAt,
            who: handler,
            command: { name: "requestCloseOut" as const, outcome: "resolved" as const, result: text, evidence },
          },
        ];
  return [...signing, ...(script.reports ? reporting : []), ...deciding, ...(contacted ? [] : [contact]), ...closing];
}

function verifying(issue: Issue, script: Script, after: After): Move[] {
  const round = issue.round?.round ?? 1;
  const calling = of(issue, "callBack").map((duty) => {
    const at = after(duty.openedAt, script.callBack);
    const command: Command = { name: "recordCallBack", round, result: "confirmed", when: at, means: "phone", text };
    return { at, who: person(duty.seat), command };
  });
  /** Whoever was dissatisfied once is satisfied with what was done again. */
  const level = (issue.reworks ?? 0) > 0 && script.mark !== undefined ? 4 : script.mark;
  const rating = of(issue, "rate").flatMap((duty): Move[] => {
    if (level === undefined) return [];
    return [
      {
        at: after(duty.openedAt, script.rate),
        who: { as: "enterprise" },
        command: { name: "rateIssue", round, level, tags: [] },
      },
    ];
  });
  const despite = of(issue, "coordinate").map((duty): Move => ({
    at: after(duty.openedAt, script.coordinate),
    who: person(duty.seat),
    command: { name: "decideDissatisfaction", round, reason: text },
  }));
  return [...calling, ...rating, ...despite];
}

function of(issue: Issue, kind: DutyKind): Duty[] {
  return issue.duties.filter((duty) => duty.kind === kind);
}
