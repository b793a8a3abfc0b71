import { describe, expect, test } from "vitest";
import type { Event } from "../../contract/commit.ts";
import { ledger } from "../../domain/ledger.ts";
import { closing, explained, firing, Life, LIMIT, local, opening } from "./life.ts";

/** T10: of two rungs that come due together, which one had to fire first, and so may have taken the other's duty away. */
const start = local("2026-07-01 09:00");
const dueAt = local("2026-07-08 18:00");
const evening = local("2026-07-08 23:00");

interface Late {
  readonly rung: string;
  readonly owedAt?: string;
}

/** Both rungs were slept through; in the evening the first one fires, and what it does ends the duty of the other. */
function missing(first: Late, other: Late, effect: Event = ended()): readonly string[] {
  const all = [first, other].map(({ rung, owedAt = dueAt }) => ({ key: rung, owedAt, effect: "remind" as const }));
  const duties = Map.groupBy(all, ({ key }) => key.split("/", 1)[0] ?? "");
  const life = new Life("I1").submitted(start).commit("dispatchIssue", start, [
    {
      ...ended(),
      duties: [...duties].map(([duty, ladder]) => opening("solve", duty, "office", start, dueAt, { ladder })),
    },
  ]);
  const [duty = ""] = other.rung.split("/", 1);
  life.commit("timePassed", evening, [
    firing(first.rung, first.owedAt ?? dueAt, { firedAt: evening }),
    { ...effect, duties: [closing(duty, "void")] },
  ]);
  return ledger(life.commits, evening, { graceSeconds: 15, lateAfterSeconds: 120 }).missing;
}

function ended(): Event {
  return { type: "issueEscalated", data: { from: 0, to: 1, cause: "due" }, duties: [] };
}

describe("of two rungs owed at the same instant, the one that fires first takes the other away", () => {
  test.each([
    ["an answer to an extension", "decideExtension#1/1/1", "solve#1/1/3"],
    ["an answer to a suspension", "decideSuspension#1/1/1", "coordinate#1/1/1"],
    ["a ruling on an objection", "ruleObjection#1/1/1", "report#1/1/1"],
    ["by the name of the duty otherwise", "coordinate#1/1/1", "solve#1/1/3"],
    ["the older of two duties, by number and not by letter", "sign#2/1/1", "sign#10/1/1"],
    ["within a duty the lower rung, by number and not by letter", "rate#1/1/2", "rate#1/1/10"],
  ])("%s: %s before %s", (_, first, second) => {
    expect(missing({ rung: first }, { rung: second })).toEqual([]);
    expect(missing({ rung: second }, { rung: first })).toEqual([first]);
  });
  test("but what was owed earlier goes first, whatever it is", () => {
    const earlier = local("2026-07-08 17:59");
    expect(missing({ rung: "solve#1/1/3", owedAt: earlier }, { rung: "decideExtension#1/1/1" })).toEqual([]);
    const request = { rung: "decideExtension#1/1/1" };
    expect(missing(request, { rung: "solve#1/1/3", owedAt: earlier })).toEqual(["solve#1/1/3"]);
  });
});

describe("a rung's own effect may take other duties away, what somebody decided in the same commit may not", () => {
  const [solve, sign] = [{ rung: "coordinate#1/1/1" }, { rung: "sign#1/1/1" }];
  test.each<[string, Event]>([
    ["raised", { type: "dutyRaised", data: { duty: "sign#1", from: "office", to: "officeHead" }, duties: [] }],
    ["lapsed", { type: "ratingLapsed", data: { round: 1 }, duties: [] }],
    ["escalated when due", { type: "issueEscalated", data: { from: 0, to: 1, cause: "due" }, duties: [] }],
    ["extension refused by silence", { type: "extensionDecided", data: { granted: false, cause: "time" }, duties: [] }],
    [
      "suspension refused by silence",
      { type: "suspensionDecided", data: { granted: false, cause: "time" }, duties: [] },
    ],
    ["objection rejected by silence", objectionRuled("time")],
    ["resumed at its time", { type: "issueResumed", data: { cause: "time" }, duties: [] }],
    ["closed", { type: "issueClosed", data: { outcome: "resolved", onTime: true, by: "noValidAnswer" }, duties: [] }],
  ])("%s: void", (_, effect) => {
    expect(missing(solve, sign, effect)).toEqual([]);
  });
  test.each<[string, Event]>([
    ["escalated by hand", { type: "issueEscalated", data: { from: 0, to: 1, cause: "manual" }, duties: [] }],
    ["extension refused", { type: "extensionDecided", data: { granted: false, cause: "person" }, duties: [] }],
    ["suspension refused", { type: "suspensionDecided", data: { granted: false, cause: "person" }, duties: [] }],
    ["objection rejected", objectionRuled("person")],
    ["resumed", { type: "issueResumed", data: { cause: "person" }, duties: [] }],
    ["signed for", { type: "assignmentSigned", data: { assignment: "a1" }, duties: [] }],
  ])("%s by somebody: missing", (_, decided) => {
    expect(missing(solve, sign, decided)).toEqual([sign.rung]);
  });
});

function objectionRuled(cause: "person" | "time"): Event {
  return { type: "objectionRuled", data: { assignment: "a1", upheld: false, cause }, duties: [] };
}

describe("a newer calendar", () => {
  const red = { key: "solve#1/1/3", owedAt: dueAt, effect: "escalate" as const };
  const moved = (more: Event[] = []) => {
    const later = { ...red, key: "solve#1/2/3", owedAt: local("2026-07-09 18:00") };
    return new Life("I1")
      .submitted(start)
      .dispatched(start, dueAt, { ladder: [red] })
      .commit("timePassed", evening, [
        {
          type: "dueDatesRecomputed",
          data: { calendarVersion: "b", changes: [{ duty: "solve#1", old: dueAt, new: later.owedAt }] },
          duties: [
            {
              do: "move",
              duty: "solve#1",
              limit: LIMIT,
              dueAt: later.owedAt,
              provisional: false,
              why: explained(start),
              ladder: [later],
            },
          ],
        },
        ...more,
      ]);
  };
  const rules = { graceSeconds: 15, lateAfterSeconds: 120 };
  test("that is found in the evening moves what was owed at six: it was never owed there", () => {
    expect(ledger(moved().commits, evening, rules)).toMatchObject({ missing: [], owed: [] });
    expect(ledger(moved().commits, local("2026-07-10 09:00"), rules).missing).toEqual(["solve#1/2/3"]);
  });
});

describe("the book in order", () => {
  test("rungs are listed as they had to fire, and what fires of a duty nobody knows is told", () => {
    const [early, late] = [local("2026-07-02 18:00"), local("2026-07-03 18:00")];
    const rung = (key: string, owedAt: string) => ({ key, owedAt, effect: "remind" as const });
    const life = new Life("I1")
      .submitted(start)
      .dispatched(start, dueAt, { ladder: [rung("solve#1/1/2", late), rung("solve#1/1/1", early)] });
    life.commit("timePassed", evening, [firing("report#1/1/1", early, { firedAt: evening })]);
    const book = ledger(life.commits, evening, { graceSeconds: 15, lateAfterSeconds: 120 });
    expect(book.owed.map(({ rung: key }) => key)).toEqual(["solve#1/1/1", "solve#1/1/2"]);
    expect(book.unowed).toEqual(["report#1/1/1"]);
    expect(book.fired).toMatchObject([{ duty: "report#1", owedAt: early, firedAt: evening, late: true }]);
  });
});
