import { describe, expect, test } from "vitest";
import { pack } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  effects,
  rate,
  text,
  told,
  verifying,
  wall,
} from "./history.ts";

const call = (result: "confirmed" | "denied" | "unreachable", when: string) => callBack(result, at(when));

describe("an issue closes", () => {
  test("on the enterprise's own good mark, without a call-back", () => {
    const life = verifying();
    const events = life.give(at("11-25 09:00"), "enterprise", rate(3));
    expect(events.at(-1)).toMatchObject({ data: { by: "rating", rating: 3, onTime: true, outcome: "resolved" } });
    expect(effects(events)).toContainEqual({ do: "close", duty: "callBack#1", as: "void" });
    expect(effects(events)).toContainEqual({ do: "close", duty: "solve#1", as: "done" });
  });

  test("not on a confirmed call-back alone: the enterprise still has its days", () => {
    const life = verifying();
    life.give(at("11-25 09:00"), "aide", call("confirmed", "11-25 08:50"));
    expect(life.issue.status).toBe("verifying");
    expect(life.open()).toEqual(["rate", "solve"]);
  });

  test("when those days are over, without a valid answer: never as satisfied", () => {
    const life = verifying();
    life.give(at("11-25 09:00"), "aide", call("confirmed", "11-25 08:50"));
    life.passUntil(at("12-01 18:00:15"));
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "noValidAnswer", ratingLapsed: true });
    expect(life.issue.rating).toBeUndefined();
  });

  test("not on silence alone: somebody has to have called", () => {
    const life = verifying();
    life.passUntil(at("12-04 12:00"));
    expect(life.issue).toMatchObject({ status: "verifying", ratingLapsed: true });
    life.give(at("12-04 13:00"), "aide", call("confirmed", "12-04 12:50"));
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "noValidAnswer" });
  });

  test("after the third vain call", () => {
    const life = verifying();
    life.passUntil(at("12-04 12:00"));
    life.give(at("12-04 13:00"), "aide", call("unreachable", "12-04 12:50"));
    life.give(at("12-04 14:00"), "aide", call("unreachable", "12-04 13:50"));
    expect(life.issue.status).toBe("verifying");
    const third = life.give(at("12-04 15:00"), "aide", call("unreachable", "12-04 14:50"));
    expect(third[0]).toMatchObject({ data: { attempt: 3, final: true } });
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "noValidAnswer" });
  });

  test("on the mark alone only where the pack does not want both", () => {
    const life = verifying({ pack: { ...pack, callBackAlways: true } });
    life.give(at("11-25 09:00"), "enterprise", rate(5));
    expect(life.open()).toEqual(["callBack", "solve"]);
    life.give(at("11-25 10:00"), "aide", call("confirmed", "11-25 09:50"));
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "rating", rating: 5 });
  });

  test("a mark after the lapse still counts", () => {
    const life = verifying();
    life.passUntil(at("12-04 12:00"));
    life.give(at("12-04 13:00"), "enterprise", rate(4));
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "rating", rating: 4 });
  });
});

describe("a dissatisfied enterprise", () => {
  test("brings the leader in: the issue stays open until he decides", () => {
    const life = verifying({}, "explained");
    const events = life.give(at("11-25 09:00"), "enterprise", rate(2));
    expect(told(events)).toEqual(["issueRated"]);
    expect(life.issue).toMatchObject({ status: "verifying", dissatisfied: true, tier: 0, rating: 2 });
    expect(life.open()).toEqual(["coordinate", "solve"]);
    expect(life.duty("coordinate")).toMatchObject({ seat: "tier1:91410421MADEM00113", step: 1 });
    expect(life.duty("coordinate").ladder.map(({ effect }) => effect)).toEqual(["raise"]);
    const last = life.give(at("11-26 09:00"), "tier1", decideDissatisfaction());
    expect(last).toMatchObject([{ data: { by: "despiteDissatisfaction", rating: 2, reason: text } }]);
    expect(life.issue).toMatchObject({ status: "closed", duties: [] });
  });

  test("is heard on the phone too, and then needs not rate", () => {
    const life = verifying({}, "explained");
    life.give(at("11-25 09:00"), "aide", call("denied", "11-25 08:50"));
    expect(life.open()).toEqual(["coordinate", "solve"]);
    expect(life.duty("coordinate").seat).toBe("tier1:91410421MADEM00113");
    expect(life.ask(at("11-25 10:00"), "enterprise", rate(5))).toEqual({ refusal: "dissatisfaction-open" });
    expect(life.issue.dissatisfied).toBe(true);
  });

  test("is raised to the meeting if the leader is silent, then weekly", () => {
    const life = verifying({}, "explained");
    life.give(at("11-25 09:00"), "enterprise", rate(1));
    life.passUntil(at("11-30 18:00:15"));
    expect(life.duty("coordinate").seat).toBe("tier2");
    expect(wall(life.duty("coordinate").ladder[0]?.owedAt ?? "")).toBe("12-07 18:00");
    expect(life.duty("coordinate").ladder[0]?.effect).toBe("remind");
    life.passUntil(at("12-30 12:00"));
    expect(life.issue.status).toBe("verifying");
    life.give(at("12-30 13:00"), "tier1", decideDissatisfaction());
  });

  test("a leader decides only on dissatisfaction", () => {
    const life = verifying();
    expect(life.ask(at("11-25 09:00"), "tier1", decideDissatisfaction())).toEqual({ refusal: "no-such-duty" });
  });
});

describe("a mark", () => {
  test("is given once in a round", () => {
    const life = verifying({ pack: { ...pack, callBackAlways: true } });
    life.give(at("11-25 09:00"), "enterprise", rate(5));
    expect(life.ask(at("11-25 10:00"), "enterprise", rate(1))).toMatchObject({ refusal: "already-rated" });
  });

  test("after the close is shown and changes nothing", () => {
    const life = verifying();
    life.give(at("11-25 09:00"), "aide", call("confirmed", "11-25 08:50"));
    life.passUntil(at("12-01 18:00:15"));
    const events = life.give(at("12-10 09:00"), "enterprise", rate(1));
    expect(events).toMatchObject([{ type: "issueRated", data: { late: true }, duties: [] }]);
    expect(life.issue).toMatchObject({ status: "closed", lateRating: 1, dissatisfied: false });
    expect(life.issue.rating).toBeUndefined();
    expect(life.wake()).toBe("settled");
    expect(life.ask(at("12-10 10:00"), "enterprise", rate(5))).toMatchObject({ refusal: "already-rated" });
  });

  test("comes too late after the window", () => {
    const life = verifying();
    life.give(at("11-25 09:00"), "aide", call("confirmed", "11-25 08:50"));
    life.passUntil(at("12-01 18:00:15"));
    expect(life.ask(at("12-31 18:00"), "enterprise", rate(1))).not.toHaveProperty("refusal");
    expect(life.ask(at("12-31 18:00:00.001"), "enterprise", rate(1))).toMatchObject({ refusal: "window-over" });
  });
});

test("class A is approved by four, class B by three", () => {
  const life = dispatched("A");
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.give(at("11-24 10:00"), "handler", commands.closeOut);
  for (const [step, person] of ["head", "office", "tier1", "tier2"].entries()) {
    expect(life.issue.status).toBe("reviewing");
    life.give(at(`11-24 1${step + 1}:00`), person, approve(step));
  }
  expect(life.issue.status).toBe("verifying");
});

test("silence of a reviewer never approves: it raises his duty, to the top, then reminds weekly", () => {
  const life = dispatched();
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.give(at("11-24 10:00"), "handler", commands.closeOut);
  const seats = new Set<string>();
  for (let wake = life.wake(); wake !== "settled" && wake < at("12-28 00:00"); wake = life.wake()) {
    life.give(wake, "system", commands.timePassed);
    seats.add(life.duty("reviewCloseOut").seat);
  }
  expect([...seats]).toEqual(["tier1:91410421MADEM00113", "tier2"]);
  expect(life.issue).toMatchObject({ status: "reviewing", round: { step: 0 } });
  expect(life.duty("reviewCloseOut").ladder).toMatchObject([{ effect: "remind" }]);
  life.give(at("12-28 09:00"), "head", approve(0));
});
