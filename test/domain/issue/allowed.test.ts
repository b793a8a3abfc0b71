import { describe, expect, test } from "vitest";
import { COMMANDS, type CommandName, REFUSALS, SEAT_KINDS, STATUSES } from "../../../contract/vocabulary.ts";
import { actionsFor } from "../../../domain/actions.ts";
import { kindOf, seatAt } from "../../../domain/places.ts";
import { directory, ENTERPRISE } from "./county.ts";
import { commandFor, PRESENCES } from "./asked.ts";
import { Life } from "./history.ts";
import { SITUATIONS } from "./states.ts";

/**
 * commands.md §6, typed by hand: in which situation which seat may give which command. Everything that is not here has to be refused.
 * `handler`, `head`: of the assigned unit; `aide`, `tier1`: of the enterprise.
 */
const TIERS = ["tier1", "tier2"];
const EVERYBODY = ["ent", "aide", "handler", "head", "office", ...TIERS];
const BEFORE_DISPATCH = ["ent", "aide", "office", ...TIERS];
const notes = (everybody: readonly string[], holder: readonly string[] = []) => ({
  addNote: everybody,
  askForMore: everybody.filter((seat) => seat !== "ent"),
  issueSlip: ["office", ...holder],
  withdrawIssue: ["ent"],
  timePassed: ["system"],
});
const handling = (holder: readonly string[]) => ({
  ...notes(EVERYBODY, holder),
  recordContact: ["handler", "head", "aide", "office", ...holder],
  reportProgress: ["handler", "head"],
  requestCloseOut: ["handler", "head"],
  reclassifyIssue: ["office"],
  changeAssignment: ["office", ...holder],
  requestExtension: ["head"],
  requestSuspension: ["head"],
  escalateIssue: ["office", ...holder],
});
const reviewing = { ...notes(EVERYBODY), recordContact: ["handler", "head", "aide", "office"] };
const ALLOWED: Readonly<Record<string, Partial<Record<CommandName, readonly string[]>>>> = {
  submitted: {
    ...notes(BEFORE_DISPATCH),
    registerIssue: ["office"],
    refuseIssue: ["office"],
    mergeIssue: ["office"],
  },
  "submitted, hidden": {
    registerIssue: ["office"],
    refuseIssue: ["office"],
    mergeIssue: ["office"],
    ...notes([...BEFORE_DISPATCH, "tier3", "tier4"]),
    readIdentity: ["aide", "office", "officeHead", ...TIERS, "tier3", "tier4", "auditor"],
  },
  registered: {
    ...notes(BEFORE_DISPATCH),
    refuseIssue: ["office"],
    mergeIssue: ["office"],
    reclassifyIssue: ["office"],
    dispatchIssue: ["office"],
  },
  "handling, tier 0": {
    ...handling([]),
    requestCloseOut: [],
    signAssignment: ["handler", "head"],
    objectToAssignment: ["head"],
  },
  "handling, tier 0, signed": { ...handling([]), objectToAssignment: ["head"] },
  "handling, tier 1": { ...handling(["tier1"]), recordTierDecision: ["tier1"] },
  "handling, tier 2": { ...handling(["tier2"]), recordTierDecision: ["tier2"], escalateIssue: [] },
  "handling, tier 3": {
    ...handling(["tier3"]),
    ...notes([...EVERYBODY, "tier3", "tier4"], ["tier3"]),
    recordTierDecision: ["tier3"],
  },
  "handling, tier 4": {
    ...handling(["tier4"]),
    ...notes([...EVERYBODY, "tier3", "tier4"], ["tier4"]),
    recordTierDecision: ["tier4"],
    escalateIssue: [],
  },
  "handling, in support": {
    ...handling([]),
    ...notes([...EVERYBODY, "handler2", "head2"]),
    requestCloseOut: [],
    signAssignment: ["handler", "head"],
    objectToAssignment: ["head"],
    answerAsSupport: ["handler2", "head2"],
  },
  "handling, objected to": { ...handling([]), ruleOnObjection: ["office"], requestSuspension: [] },
  "handling, extension asked for": {
    ...handling([]),
    objectToAssignment: ["head"],
    decideExtension: ["office"],
    requestExtension: [],
    requestSuspension: [],
  },
  "handling, suspension asked for": {
    ...handling([]),
    objectToAssignment: ["head"],
    decideSuspension: ["office"],
    requestExtension: [],
    requestSuspension: [],
  },
  "handling, withdrawal asked for": {
    ...handling([]),
    objectToAssignment: ["head"],
    withdrawIssue: [],
    decideWithdrawal: ["aide"],
  },
  suspended: {
    ...notes(EVERYBODY),
    recordContact: ["handler", "head", "aide", "office"],
    reportProgress: ["handler", "head"],
    resumeIssue: ["head", "office"],
  },
  "reviewing, step 0": { ...reviewing, decideCloseOutStep: ["head"], withdrawCloseOut: ["handler", "head"] },
  "reviewing, step 1": { ...reviewing, decideCloseOutStep: ["office"] },
  "reviewing, step 2": { ...reviewing, decideCloseOutStep: ["tier1"] },
  "reviewing, step 3": { ...reviewing, decideCloseOutStep: ["tier2"] },
  verifying: { ...reviewing, recordCallBack: ["aide"], rateIssue: ["ent"] },
  "verifying, dissatisfied": { ...reviewing, decideDissatisfaction: ["tier1"] },
  closed: { rateIssue: ["ent"], reopenIssue: ["ent", "office"] },
  "closed, withdrawn": {},
  "closed, merged": {},
  refused: {},
};

describe.each(Object.keys(SITUATIONS))("%s", (name) => {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const { life, now } = situation;
  const allowed = ALLOWED[name] ?? {};

  test.each(COMMANDS)("%s", (command) => {
    for (const [seat, presence] of Object.entries(PRESENCES)) {
      const decision = life.ask(now, presence, commandFor(command, situation));
      if (allowed[command]?.includes(seat)) expect(decision, seat).not.toHaveProperty("refusal");
      else expect(REFUSALS, `${seat} may not`).toContain("refusal" in decision ? decision.refusal : "accepted");
    }
  });

  test("the actions offered are those allowed", () => {
    for (const [seat, presence] of Object.entries(PRESENCES)) {
      const offered = actionsFor(life.issue, presence, {
        tenant: "410421",
        issue: "DEMO-0001",
        receivedAt: now,
        number: "1",
        ...life.world,
      }).map((action) => action.command);
      const besides = new Set<CommandName>(["timePassed", "readIdentity"]);
      const may = COMMANDS.filter((command) => !besides.has(command) && allowed[command]?.includes(seat));
      // asked for without a contact on record it will be refused, but by its guard: the button says why
      const guarded =
        ["handling, tier 0", "handling, in support"].includes(name) && ["handler", "head"].includes(seat)
          ? ["requestCloseOut"]
          : [];
      // the form of a support names its own assignment, the command above that of the lead
      if (name === "handling, in support" && ["handler2", "head2"].includes(seat)) guarded.push("signAssignment");
      if (name === "handling, in support" && seat === "head2") guarded.push("objectToAssignment");
      expect(offered.toSorted(), seat).toEqual([...may, ...guarded].toSorted());
    }
  });
});

test("every status, seat and command is in the table", () => {
  const statuses = new Set(Object.values(SITUATIONS).map((make) => make().life.issue.status));
  expect([...statuses].toSorted()).toEqual([...STATUSES].toSorted());
  expect(Object.keys(ALLOWED)).toEqual(Object.keys(SITUATIONS));
  const seats = SEAT_KINDS.filter((kind) => PRESENCES[kind] === undefined);
  expect(seats).toEqual([]);
  const given = new Set(Object.values(ALLOWED).flatMap((row) => Object.keys(row)));
  expect([...given, "submitIssue"].toSorted()).toEqual([...COMMANDS].toSorted());
});

test("an issue nobody has submitted knows one command", () => {
  const now = "2026-11-23T06:00:00.000Z";
  const life = new Life();
  const situation = { life: SITUATIONS["submitted"]?.().life ?? life, now };
  for (const command of COMMANDS) {
    for (const [seat, presence] of Object.entries(PRESENCES)) {
      const decision = life.ask(now, presence, commandFor(command, situation));
      const may = command === "submitIssue" && ["ent", "aide"].includes(seat);
      if (may) expect(decision, `${command} ${seat}`).not.toHaveProperty("refusal");
      else expect(decision, `${command} ${seat}`).toHaveProperty("refusal");
    }
  }
});

test("the persons of this table hold the seats they are named after", () => {
  for (const { person, seat } of directory.holdings) {
    const named = PRESENCES[kindOf(seat)];
    if (named?.as === "person" && named.person === person) {
      expect(seat).toBe(seatAt(kindOf(seat), { enterprise: ENTERPRISE, unit: "U1" }));
    }
  }
});
