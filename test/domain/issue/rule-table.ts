import { type CommandName, type RefusalCode, STATUSES, type Status } from "../../../contract/vocabulary.ts";

/** What decides whether a command may be given, as the situation was made, not as the domain sees it. */
export interface Facts {
  readonly status: Status;
  readonly tier: number;
  readonly top: number;
  /** `long`: a suspension of more than thirty days. */
  readonly asked?: "extension" | "suspension" | "long" | undefined;
  readonly objection?: boolean;
  readonly withdrawal?: boolean;
  readonly support?: "none" | "open" | "answered";
  readonly signed?: boolean;
  readonly contacted?: boolean;
  readonly hidden?: boolean;
  readonly chain?: readonly string[];
  readonly step?: number;
  /** Called back, and the enterprise's word: in the round that is open or was the last. */
  readonly called?: boolean;
  readonly lapsed?: boolean;
  readonly rated?: boolean;
  readonly dissatisfied?: boolean;
  readonly outcome?: "resolved" | "explained" | "withdrawn" | "merged";
}

type Row = readonly [
  status: readonly Status[],
  seats: readonly string[] | ((facts: Facts) => readonly string[]),
  events: readonly string[] | ((facts: Facts) => readonly string[]),
  guard?: (facts: Facts) => RefusalCode | undefined,
];

const OPEN: readonly Status[] = ["submitted", "registered", "handling", "suspended", "reviewing", "verifying"];
const HANDLING: readonly Status[] = ["handling"];
const UNIT = ["handler", "head"];
const holder = ({ tier }: Facts): string[] => (tier === 0 ? [] : [`tier${tier}`]);
const office = (facts: Facts): string[] => ["office", ...holder(facts)];
const units = ({ status, support = "none" }: Facts): string[] => {
  if (status === "submitted" || status === "registered") return [];
  return support === "none" ? UNIT : [...UNIT, "handler2", "head2"];
};
const insiders = (facts: Facts): string[] => {
  const tiers = Array.from({ length: facts.top }, (_, place) => `tier${place + 1}`);
  return ["aide", ...units(facts), "office", ...tiers];
};
const final = ({ outcome }: Facts) => outcome === "withdrawn" || outcome === "merged";
const refuseIf = (holds: boolean | undefined, code: RefusalCode) => (holds ? code : undefined);

/** commands.md §6, row by row: status, seats, events, and the guards the situations differ in. */
export const TABLE: Readonly<Record<CommandName, Row>> = {
  submitIssue: [[], [], []],
  registerIssue: [["submitted"], ["office"], ["issueRegistered"]],
  refuseIssue: [["submitted", "registered"], ["office"], ["issueRefused"]],
  mergeIssue: [["submitted", "registered"], ["office"], ["issueClosed"]],
  reclassifyIssue: [["registered", "handling"], ["office"], ["issueReclassified"]],
  dispatchIssue: [["registered"], ["office"], ["issueDispatched"]],
  signAssignment: [HANDLING, UNIT, ["assignmentSigned"], ({ signed }) => refuseIf(signed, "already-signed")],
  objectToAssignment: [
    HANDLING,
    ["head"],
    ["objectionRaised"],
    ({ tier, objection }) => refuseIf(tier > 0, "wrong-tier") ?? refuseIf(objection, "objection-open"),
  ],
  ruleOnObjection: [
    HANDLING,
    ["office"],
    ["objectionRuled"],
    ({ objection }) => refuseIf(!objection, "no-such-request"),
  ],
  changeAssignment: [HANDLING, office, ["assignmentChanged"]],
  recordContact: [
    ["handling", "suspended", "reviewing", "verifying"],
    (facts) => (facts.hidden ? ["aide", "office"] : [...UNIT, "aide", ...office(facts)]),
    ["contactRecorded"],
  ],
  reportProgress: [["handling", "suspended"], UNIT, ["progressReported"]],
  answerAsSupport: [
    HANDLING,
    ({ support }) => (support === "open" || support === "answered" ? ["handler2", "head2"] : []),
    ["supportAnswered"],
    ({ support }) => refuseIf(support === "answered", "not-assigned"),
  ],
  requestExtension: [HANDLING, ["head"], ["extensionRequested"], ({ asked }) => refuseIf(!!asked, "request-open")],
  decideExtension: [
    HANDLING,
    (facts) => (facts.tier === 0 ? ["office"] : holder(facts)),
    ["extensionDecided"],
    ({ asked }) => refuseIf(asked !== "extension", "no-such-request"),
  ],
  requestSuspension: [
    HANDLING,
    ["head"],
    ["suspensionRequested"],
    ({ asked, objection }) => refuseIf(!!asked || objection, "request-open"),
  ],
  decideSuspension: [
    HANDLING,
    ({ asked }) => (asked === "long" ? ["tier1"] : ["office"]),
    ["suspensionDecided"],
    ({ asked }) => refuseIf(asked !== "suspension" && asked !== "long", "no-such-request"),
  ],
  resumeIssue: [["suspended"], (facts) => ["head", ...office(facts)], ["issueResumed"]],
  escalateIssue: [HANDLING, office, ["issueEscalated"], ({ tier, top }) => refuseIf(tier >= top, "at-top")],
  recordTierDecision: [HANDLING, holder, ["tierDecisionRecorded"]],
  requestCloseOut: [
    HANDLING,
    UNIT,
    ["closeOutRequested"],
    ({ contacted, support }) => refuseIf(!contacted, "no-contact") ?? refuseIf(support === "open", "support-open"),
  ],
  decideCloseOutStep: [
    ["reviewing"],
    ({ chain = [], step = 0 }) => chain.slice(step, step + 1),
    ["closeOutStepDecided"],
  ],
  withdrawCloseOut: [["reviewing"], UNIT, ["closeOutWithdrawn"], ({ step = 0 }) => refuseIf(step > 0, "step-decided")],
  recordCallBack: [
    ["verifying"],
    // by the time the enterprise's days are over it was raised to the office, which decided in the round, and to its head
    ({ lapsed }) => (lapsed ? ["aide", "officeHead"] : ["aide"]),
    ({ lapsed }) => (lapsed ? ["callBackRecorded", "issueClosed"] : ["callBackRecorded"]),
    ({ called, dissatisfied }) => refuseIf(called || dissatisfied, "no-such-duty"),
  ],
  rateIssue: [
    ["verifying", "closed"],
    ["ent"],
    ({ status }) => (status === "closed" ? ["issueRated"] : ["issueRated", "issueClosed"]),
    (facts) =>
      refuseIf(final(facts), "outcome-final") ??
      refuseIf(facts.status === "verifying" && facts.dissatisfied, "dissatisfaction-open") ??
      refuseIf(facts.rated, "already-rated"),
  ],
  decideDissatisfaction: [
    ["verifying"],
    ({ tier }) => [`tier${Math.max(tier, 1)}`],
    ["issueClosed"],
    ({ dissatisfied }) => refuseIf(!dissatisfied, "no-such-duty"),
  ],
  withdrawIssue: [
    OPEN,
    ["ent"],
    ({ status }) => (status === "submitted" ? ["issueClosed"] : ["withdrawalRequested"]),
    ({ withdrawal }) => refuseIf(withdrawal, "withdrawal-pending"),
  ],
  decideWithdrawal: [
    // none is ever pending on an issue submitted: there a withdrawal closes
    OPEN.filter((status) => status !== "submitted"),
    ["aide"],
    ["withdrawalDecided", "issueClosed"],
    ({ withdrawal }) => refuseIf(!withdrawal, "no-such-request"),
  ],
  reopenIssue: [
    ["closed"],
    (facts) => ["ent", ...office(facts)],
    ["issueReopened"],
    (facts) => refuseIf(final(facts), "outcome-final"),
  ],
  issueSlip: [OPEN, office, ["slipIssued"]],
  addNote: [OPEN, (facts) => ["ent", ...insiders(facts)], ["noteAdded"]],
  askForMore: [OPEN, insiders, ["noteAdded"]],
  readIdentity: [
    STATUSES,
    ["aide", "office", "officeHead", "tier1", "tier2", "tier3", "tier4", "auditor"],
    ["identityRead"],
    ({ hidden }) => refuseIf(!hidden, "identity-open"),
  ],
  timePassed: [OPEN, ["system"], []],
};

/** Refusals that say in different words that it is not this seat's to give. */
export const SEAT_REFUSALS: readonly RefusalCode[] = [
  "not-your-seat",
  "not-assigned",
  "wrong-tier",
  "identity-hidden",
  "identity-open",
  "separation",
];

/** The answer the table gives: the code of the refusal, `seat` for any of those above, or the events. */
export function answerOf(command: CommandName, seat: string, facts: Facts): RefusalCode | "seat" | readonly string[] {
  const [status, seats, events, guard] = TABLE[command];
  const given = <T>(one: readonly T[] | ((facts: Facts) => readonly T[])) =>
    typeof one === "function" ? one(facts) : one;
  if (!status.includes(facts.status)) return "wrong-status";
  if (!given(seats).includes(seat)) return "seat";
  return guard?.(facts) ?? given(events);
}
