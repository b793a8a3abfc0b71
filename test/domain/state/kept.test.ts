import { describe, expect, test } from "vitest";
import type { EventOf } from "../../../contract/commit.ts";
import type { Issue } from "../../../contract/issue.ts";
import { asked } from "../../../domain/state/requests.ts";
import { closed, rated, startedAgain, stepDecided } from "../../../domain/state/round.ts";
import { type Stamp, submitted } from "../../../domain/state/submitted.ts";
import { assignment, assignmentsChanged, dispatched } from "../../../domain/state/units.ts";
import { at, text } from "../issue/history.ts";

const week = { unit: "calendarDay", amount: 7 } as const;
const now = at("11-24 09:00");
const by = (person: string, onBehalfOf?: string): Stamp => ({
  tenant: "410421",
  issue: "DEMO-0001",
  at: now,
  actor: { seat: "office", person, ...(onBehalfOf && { onBehalfOf }) },
});
const office = by("office");
const handedIn: EventOf<"issueSubmitted">["data"] = {
  enterprise: "91410421MADEM00113",
  source: "web",
  form: "appeal@1",
  pack: "henan-13710@1",
  epoch: 1,
  narrative: text,
  identity: text,
  contact: text,
  attachments: [],
};
const fresh: Issue = submitted({ type: "issueSubmitted", data: handedIn, duties: [] }, by("aide"));
const lead = { id: "a1", unit: "U1", role: "lead" } as const;
const support = { id: "a2", unit: "U2", role: "support" } as const;
const given = (issue: Issue, dispatchNo: number, ...assignments: EventOf<"issueDispatched">["data"]["assignments"]) =>
  dispatched(issue, { type: "issueDispatched", data: { assignments, limit: week, dispatchNo }, duties: [] }, now);
const handled = given(fresh, 1, lead, support);

describe("an issue that is handed in", () => {
  test("has no past: nothing assigned, returned, rated or open", () => {
    expect(fresh).toMatchObject({ status: "submitted", assignments: [], ratedRounds: [], duties: [], tier: 0 });
    expect(Object.keys(fresh)).not.toContain("identityHidden");
    const hidden = submitted(
      { type: "issueSubmitted", data: { ...handedIn, identityHidden: true }, duties: [] },
      office,
    );
    expect(hidden.identityHidden).toBe(true);
  });
});

describe("an issue that is given to units", () => {
  test("knows since when a unit supports it, and its lead from the dispatch", () => {
    expect(handled.assignments).toEqual([
      { ...lead, state: "assigned" },
      { ...support, state: "assigned", assignedAt: now },
    ]);
    expect(Object.keys(handled.assignments[0] ?? {})).not.toContain("assignedAt");
    expect(Object.keys(handled)).not.toContain("dispatchNo");
    expect(Object.keys(handled)).not.toContain("promiseSolve");
  });

  test("and to another lead: the first is over, whoever supports it stays, and what was asked for is void", () => {
    const asking = asked(
      handled,
      { type: "objectionRaised", data: { assignment: "a1", reason: text }, duties: [] },
      office,
    );
    const again = given(asking, 2, { ...lead, id: "a3", unit: "U3" });
    expect(again.assignments.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "a1 ended",
      "a2 assigned",
      "a3 assigned",
    ]);
    expect(again.dispatchNo).toBe(2);
    expect(Object.keys(asking)).toContain("objection");
    expect(Object.keys(again)).not.toContain("objection");
    expect(Object.keys(given(asking, 1, lead))).toContain("objection");
  });

  test("ends and adds those that were changed, and no other", () => {
    const added = { id: "a3", unit: "U3", role: "support" } as const;
    const changed = assignmentsChanged(
      handled,
      { type: "assignmentChanged", data: { added: [added], ended: ["a2"] }, duties: [] },
      now,
    );
    expect(changed.assignments.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "a1 assigned",
      "a2 ended",
      "a3 assigned",
    ]);
    expect(changed.assignments[2]?.assignedAt).toBe(now);
  });

  test("is signed for by each of them alone", () => {
    const signed = assignment(handled, "a2", { state: "signed", signedAt: now });
    expect(signed.assignments.map(({ state }) => state)).toEqual(["assigned", "signed"]);
  });
});

describe("an issue in which something is asked for", () => {
  const until = "2026-12-20T10:00:00.000Z";
  const suspension = (issue: Issue, granted: boolean, days?: number) =>
    asked(
      asked(
        issue,
        { type: "suspensionRequested", data: { reason: text, measures: text, until, days: 20 }, duties: [] },
        office,
      ),
      {
        type: "suspensionDecided",
        data: { granted, cause: "person", ...(days !== undefined && { days }) },
        duties: [],
      },
      office,
    );

  test("knows who asked: both sides of a substitution", () => {
    const objected = (stamp: Stamp) =>
      asked(handled, { type: "objectionRaised", data: { assignment: "a1", reason: text }, duties: [] }, stamp)
        .objection;
    expect(objected(by("head"))).toEqual({ request: "ruleObjection#1", by: ["head"], at: now, assignment: "a1" });
    expect(objected(by("handler", "head"))?.by).toEqual(["handler", "head"]);
  });

  test("remembers which unit an objection was ruled on, the second after the first", () => {
    const ruled = (issue: Issue, id: string) =>
      asked(
        issue,
        { type: "objectionRuled", data: { assignment: id, upheld: false, cause: "person" }, duties: [] },
        office,
      );
    expect(ruled(handled, "a2").ruledUnits).toEqual(["U2"]);
    expect(ruled(ruled(handled, "a2"), "a1").ruledUnits).toEqual(["U2", "U1"]);
    expect(ruled(handled, "never").ruledUnits).toEqual([]);
  });

  test("adds up the days it is suspended, and none of what is refused", () => {
    const once = suspension(handled, true, 20);
    expect([once.status, once.suspendedDays]).toEqual(["suspended", 20]);
    expect(suspension(once, true, 10).suspendedDays).toBe(30);
    const refused = suspension(handled, false, 20);
    expect([refused.status, refused.suspendedDays, refused.suspension]).toEqual(["handling", undefined, undefined]);
  });

  test("counts an extension that is granted, and promises its date only for the work that was promised", () => {
    const decided = (issue: Issue, granted: boolean, newDue?: string) =>
      asked(
        issue,
        {
          type: "extensionDecided",
          data: { granted, cause: "person", ...(newDue !== undefined && { newDue }) },
          duties: [],
        },
        office,
      );
    expect(decided(handled, true, until)).toMatchObject({ extensions: 1 });
    expect(decided(decided(handled, true, until), true, until).extensions).toBe(2);
    expect(Object.keys(decided(handled, true, until))).not.toContain("promiseDueAt");
    for (const none of [decided(handled, false, until), decided(handled, true)])
      expect(none.extensions).toBeUndefined();
  });
});

describe("an issue whose close-out is reviewed", () => {
  const round: Issue["round"] = {
    round: 1,
    outcome: "resolved",
    chain: ["head", "office"],
    step: 0,
    solve: "solve#1",
    onTime: true,
    requester: ["handler"],
    deciders: [],
  };
  const reviewing: Issue = { ...handled, status: "reviewing", round };
  const step = (issue: Issue, decision: "approve" | "return" | "refuse", person = "head", onBehalfOf?: string) =>
    stepDecided(
      issue,
      { type: "closeOutStepDecided", data: { round: 1, step: issue.round?.step ?? 0, decision }, duties: [] },
      by(person, onBehalfOf),
    );

  test("goes on step by step, and remembers everybody who decided", () => {
    const one = step(reviewing, "approve", "clerk", "head");
    expect([one.status, one.round?.step, one.round?.deciders]).toEqual(["reviewing", 1, ["clerk", "head"]]);
    const two = step(one, "approve", "office");
    expect([two.status, two.round?.step, two.round?.deciders]).toEqual(["verifying", 2, ["clerk", "head", "office"]]);
  });

  test("is handled again when it is returned, which counts, or refused, which does not", () => {
    const [returned, refused] = (["return", "refuse"] as const).map((decision) => step(reviewing, decision));
    expect([returned?.status, returned?.returns, returned?.round]).toEqual(["handling", 1, undefined]);
    expect([refused?.status, refused?.returns, refused?.round]).toEqual(["handling", 0, undefined]);
  });

  test("is rated: below three is dissatisfied, and after the close it changes nothing but the mark", () => {
    const mark = (level: number, late = false, issue = reviewing) =>
      rated(issue, { type: "issueRated", data: { round: 1, level, channel: "code", late, tags: [] }, duties: [] });
    expect([1, 2, 3].map((level) => mark(level).dissatisfied)).toEqual([true, true, false]);
    expect(mark(5, false, { ...reviewing, dissatisfied: true }).dissatisfied).toBe(true);
    expect(mark(1, true)).toMatchObject({ lateRating: 1, dissatisfied: false, ratedRounds: [1] });
    expect(mark(1, true).rating).toBeUndefined();
  });

  test("forgets the answers of a round when it is handled anew", () => {
    const answered: Issue = { ...reviewing, rating: 1, ratingLapsed: true, dissatisfied: true };
    const anew = startedAgain(answered, now);
    expect(anew).toMatchObject({ status: "handling", ratingLapsed: false, dissatisfied: false, restartedAt: now });
    expect([anew.rating, anew.round]).toEqual([undefined, undefined]);
  });

  test("is closed by what closed it, and names another issue only if it was merged into it", () => {
    const end = (into?: string) =>
      closed(
        reviewing,
        {
          type: "issueClosed",
          data: { outcome: "resolved", onTime: true, by: "rating", ...(into && { into }) },
          duties: [],
        },
        now,
      );
    expect(end()).toMatchObject({ status: "closed", closedAt: now, closedOnTime: true, closedBy: "rating" });
    expect(Object.keys(end())).not.toContain("mergedInto");
    expect(end("DEMO-0002").mergedInto).toBe("DEMO-0002");
  });
});
