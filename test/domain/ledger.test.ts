import { describe, expect, test } from "vitest";
import type { Event } from "../../contract/commit.ts";
import type { Rung } from "../../contract/limit.ts";
import { ledger } from "../../domain/ledger.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { closing, explained, firing, Life, LIMIT, local, opening } from "./life.ts";

const rules = { graceSeconds: 15, lateAfterSeconds: 120 };
const start = local("2026-07-01 09:00");
const blueAt = local("2026-07-06 18:00");
const orangeAt = local("2026-07-07 18:00");
const dueAt = local("2026-07-08 18:00");
const evening = local("2026-07-08 23:00");

const blue: Rung = { key: "solve#1/1/1", owedAt: blueAt, slip: "blue", effect: "remind" };
const orange: Rung = { key: "solve#1/1/2", owedAt: orangeAt, slip: "orange", effect: "remind", unless: "progress" };
const red: Rung = { key: "solve#1/1/3", owedAt: dueAt, slip: "red", effect: "escalate" };

const given = (ladder = [blue, orange, red]) =>
  new Life("I1").submitted(start).registered(start).dispatched(start, dueAt, { ladder });
const at = ({ owedAt }: Rung) => addSeconds(owedAt, 15);
const fires = (life: Life, rung: Rung, when = at(rung), next?: Rung) =>
  life.commit("timePassed", when, [firing(rung.key, rung.owedAt, { firedAt: when, ...(next && { next }) })]);
const progress = (life: Life, when: string) =>
  life.commit("reportProgress", when, [
    { type: "progressReported", data: { text: { text: "t", digest: "d" }, visibleToEnterprise: true }, duties: [] },
  ]);
const judged = ({ commits }: Life, until = evening) => ledger(commits, until, rules);
const clean = { missing: [], unowed: [], twice: [], early: [], late: [] };

describe("owed is fired", () => {
  test("every rung fired when it was owed: nothing to report", () => {
    const life = fires(fires(fires(given(), blue), orange), red);
    const book = judged(life);
    expect(book).toMatchObject(clean);
    expect(book.owed.map(({ rung }) => rung)).toEqual([blue.key, orange.key, red.key]);
    expect(book.fired).toEqual(book.owed);
  });

  test("a rung that never fired is missing, from the moment its grace is over", () => {
    expect(judged(given(), addSeconds(blueAt, 14)).missing).toEqual([]);
    expect(judged(given(), addSeconds(blueAt, 15)).missing).toEqual([blue.key]);
    expect(judged(given()).missing).toEqual([blue.key, orange.key, red.key]);
  });

  test("a rung of yesterday evening that fired just after midnight is not missing", () => {
    const night = given([{ ...blue, owedAt: local("2026-07-06 23:59") }]);
    fires(night, blue, local("2026-07-07 00:00"));
    expect(judged(night, addSeconds(local("2026-07-07 00:00"), -1))).toMatchObject(clean);
  });

  test("late is later than two minutes after it may fire", () => {
    expect(judged(fires(given([blue]), blue, addSeconds(at(blue), 120))).late).toEqual([]);
    const late = judged(fires(given([blue]), blue, addSeconds(at(blue), 121))).late;
    expect(late).toMatchObject([{ rung: blue.key, fireAt: at(blue), late: true }]);
  });

  test("fired twice, fired early, fired without being owed: each is told apart", () => {
    expect(judged(fires(fires(given([blue]), blue), blue))).toMatchObject({ ...clean, twice: [blue.key] });
    expect(judged(fires(given([blue]), blue, addSeconds(blueAt, -1)))).toMatchObject({ ...clean, early: [blue.key] });
    expect(judged(fires(given([blue]), blue, blueAt))).toMatchObject(clean);
    expect(judged(fires(given([blue]), red))).toMatchObject({ unowed: [red.key], missing: [blue.key] });
  });

  test("the repeat carried by a fired rung is owed in its turn", () => {
    const repeat: Rung = { key: "solve#1/1/4", owedAt: local("2026-07-08 20:00"), effect: "remind" };
    const life = fires(given([blue]), blue, at(blue), repeat);
    expect(judged(life).missing).toEqual([repeat.key]);
    expect(judged(fires(life, repeat))).toMatchObject(clean);
  });
});

describe("what is no longer owed", () => {
  test("on the last day: asked before the rung may fire, and it never was owed", () => {
    expect(judged(given([red]).requested(addSeconds(dueAt, 14)))).toMatchObject({ ...clean, owed: [] });
    expect(judged(given([red]).requested(addSeconds(dueAt, 15)))).toMatchObject({ ...clean, missing: [red.key] });
  });

  test("a request received in time but committed after a note is in time", () => {
    const life = given([red]).commit("addNote", addSeconds(dueAt, 16), []);
    const event = given([red]).requested(dueAt).commits.at(-1)?.events ?? [];
    life.commit("requestCloseOut", addSeconds(dueAt, 16), event, { receivedAt: addSeconds(dueAt, 14) });
    expect(judged(life)).toMatchObject({ ...clean, owed: [] });
  });

  test("a released duty owes its new ladder only; a rung of the old one fires unowed", () => {
    const later: Rung = { ...red, key: "solve#1/2/3", owedAt: local("2026-07-08 20:00") };
    const life = given([red])
      .requested(dueAt)
      .commit("decideCloseOutStep", dueAt, [
        {
          type: "closeOutStepDecided",
          data: { round: 1, step: 0, decision: "return" },
          duties: [
            closing("reviewCloseOut#1"),
            {
              do: "release",
              limit: LIMIT,
              duty: "solve#1",
              dueAt: later.owedAt,
              provisional: false,
              why: explained(dueAt),
              ladder: [later],
            },
          ],
        },
      ]);
    expect(judged(life).missing).toEqual([later.key]);
    expect(judged(fires(fires(life, red), later))).toMatchObject({ missing: [], unowed: [red.key] });
  });

  test("progress after the blue slip makes the orange one void; progress before it does not", () => {
    const after = progress(fires(given([blue, orange]), blue), addSeconds(blueAt, 3600));
    expect(judged(after)).toMatchObject(clean);
    const before = fires(progress(given([blue, orange]), addSeconds(blueAt, -3600)), blue);
    expect(judged(before).missing).toEqual([orange.key]);
  });

  test("progress that came when the orange slip was owed already does not hide it", () => {
    expect(judged(progress(fires(given([blue, orange]), blue), at(orange))).missing).toEqual([orange.key]);
  });
});

describe("after an outage, all in one commit", () => {
  const coordinate: Rung = {
    key: "coordinate#1/1/1",
    owedAt: local("2026-07-08 19:00"),
    slip: "red",
    effect: "remind",
  };
  const coordinating = () => {
    const life = given([red]);
    const effect = opening("coordinate", "coordinate#1", "tier1:X", start, coordinate.owedAt, { ladder: [coordinate] });
    return life.commit("timePassed", start, [
      { type: "dutyRaised", data: { duty: "x", from: "office", to: "office" }, duties: [effect] },
    ]);
  };
  const escalation = (...closed: string[]): Event => ({
    type: "issueEscalated",
    data: { from: 0, to: 1, cause: "due" },
    duties: closed.map((duty) => closing(duty, "lapsed")),
  });

  test("a rung whose duty an earlier one took away is void, not missing", () => {
    const life = coordinating().commit("timePassed", evening, [
      firing(red.key, dueAt, { firedAt: evening }),
      escalation("solve#1", "coordinate#1"),
    ]);
    expect(judged(life).missing).toEqual([]);
  });

  test("but one that should have fired before it is missing", () => {
    const life = coordinating().commit("timePassed", evening, [
      firing(coordinate.key, coordinate.owedAt, { firedAt: evening }),
      escalation("solve#1", "coordinate#1"),
    ]);
    expect(judged(life).missing).toEqual([red.key]);
  });

  test("and a command in the same commit excuses nothing", () => {
    const asked = given().requested(evening).commits.at(-1)?.events ?? [];
    const life = given([blue, red]).commit("requestCloseOut", evening, [
      firing(blue.key, blueAt, { firedAt: evening }),
      ...asked,
    ]);
    expect(judged(life).missing).toEqual([red.key]);
  });
});
