import { describe, expect, test } from "vitest";
import { calendar, directory, ENTERPRISE, longDirectory, longPack, pack } from "./county.ts";
import {
  at,
  commands,
  dispatched,
  extensionTo,
  Life,
  suspensionDecided,
  suspensionUntil,
  told,
  verifying,
  wall,
} from "./history.ts";

/** T10: what is owed at the same instant fires in an order, for a rung may take away what comes after it. */
describe("of what is due at six on the same evening", () => {
  test("requests are answered before the clock of the issue takes them away", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-23 12:00"), "handler", commands.progress);
    life.passUntil(at("11-26 18:00:15"));
    life.give(at("11-27 10:00"), "head", extensionTo("2026-12-04"));
    life.passUntil(at("11-27 18:00:15"));
    expect(told(life.give(at("11-30 18:00:15"), "system", commands.timePassed))).toEqual([
      "rungFired decideExtension#1/1/1",
      "extensionDecided",
      "rungFired solve#1/1/3",
      "issueEscalated",
    ]);
  });
  test("a request goes before a duty whose name comes before it", () => {
    const life = dispatched("C", { pack: longPack });
    life.commits.length = 2;
    const limit = { unit: "workingDay", amount: 2 } as const;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, limit, supports: ["U2"] });
    life.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-11"));
    life.passUntil(at("11-24 18:00:15"));
    expect(told(life.give(at("11-25 18:00:15"), "system", commands.timePassed)).slice(0, 2)).toEqual([
      "rungFired decideSuspension#1/1/1",
      "suspensionDecided",
    ]);
  });
  test("then by the name of the duty, and two of a kind in the order they were opened", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2", "U3"] });
    const fired = (when: string) =>
      told(life.give(at(when), "system", commands.timePassed)).filter((one) => one.startsWith("rungFired"));
    expect(fired("11-24 18:00:15")).toEqual(["rungFired sign#1/1/1", "rungFired sign#2/1/1", "rungFired sign#3/1/1"]);
    life.passUntil(at("11-25 18:00:15"));
    expect(fired("11-26 18:00:15")).toEqual([
      "rungFired report#1/1/1",
      "rungFired solve#1/1/1",
      "rungFired support#1/1/2",
      "rungFired support#2/1/2",
    ]);
  });
  test("by name and not by which was opened first, but a request before either", () => {
    const report = { ...pack.duties.report, limit: { unit: "workingDay", amount: 1 } as const };
    const life = dispatched("C", { pack: { ...pack, duties: { ...pack.duties, report } } });
    life.give(at("11-23 14:00"), "head", commands.object);
    const events = told(life.give(at("11-24 18:00:15"), "system", commands.timePassed));
    expect(events.filter((one) => one.startsWith("rungFired"))).toEqual([
      "rungFired ruleObjection#1/1/1",
      "rungFired report#1/1/1",
      "rungFired sign#1/1/1",
    ]);
  });
  test("within a duty the lower rung first, also where a pack warns twice at once", () => {
    const [blue, orange, red] = pack.solveLadder;
    if (blue?.at !== "before" || orange === undefined || red === undefined) throw new Error("another ladder");
    const twice = [blue, { ...blue, slip: "orange" as const }, red];
    const life = dispatched("C", { pack: { ...pack, solveLadder: twice } });
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-23 12:00"), "handler", commands.progress);
    expect(told(life.give(at("11-26 18:00:15"), "system", commands.timePassed))).toEqual([
      "rungFired solve#1/1/1",
      "rungFired solve#1/1/2",
    ]);
    expect(life.duty("solve").slip).toBe("orange");
  });
  test("but after an outage by the instant owed, whatever its name", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
    const rungs = told(life.give(at("11-27 09:00"), "system", commands.timePassed))
      .filter((one) => one.startsWith("rungFired"))
      .map((one) => one.slice("rungFired ".length));
    expect(rungs).toEqual([
      "sign#1/1/1",
      "sign#2/1/1",
      "support#1/1/1",
      "report#1/1/1",
      "solve#1/1/1",
      "support#1/1/2",
    ]);
  });
});

describe("what a rung does by itself", () => {
  test("a mark that was not given lapses with its round, and its duty with it", () => {
    const life = verifying();
    life.passUntil(at("12-01 17:00"));
    const events = life.give(at("12-01 18:00:15"), "system", commands.timePassed);
    const [fired, lapsed] = events.slice(events.findIndex(({ type }) => type === "ratingLapsed") - 1);
    expect(fired).toMatchObject({ data: { rung: "rate#1/1/2", duty: "rate#1", effect: "lapse" } });
    expect(lapsed).toEqual({
      type: "ratingLapsed",
      data: { round: 1 },
      duties: [{ do: "close", duty: "rate#1", as: "lapsed" }],
    });
  });
  test("a suspension ends at its time, and says that it was the time", () => {
    const life = dispatched();
    life.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-11"));
    life.give(at("11-24 09:00"), "office", suspensionDecided(true));
    const [fired, resumed] = life.give(at("12-11 18:00:15"), "system", commands.timePassed);
    expect(fired).toMatchObject({ data: { rung: "suspension#1/1/1", effect: "resume" } });
    expect(resumed).toMatchObject({ type: "issueResumed", data: { cause: "time" } });
  });
  test("a warning warns and does nothing else", () => {
    const life = dispatched();
    life.passUntil(at("11-26 17:00"));
    const events = life.give(at("11-26 18:00:15"), "system", commands.timePassed);
    expect(told(events)).toEqual(["rungFired report#1/1/1", "dutyRaised", "rungFired solve#1/1/1"]);
    expect(events[2]).toEqual({
      type: "rungFired",
      data: {
        rung: "solve#1/1/1",
        duty: "solve#1",
        owedAt: at("11-26 18:00"),
        fireAt: at("11-26 18:00:15"),
        firedAt: at("11-26 18:00:15"),
        late: false,
        effect: "remind",
        slip: "blue",
      },
      duties: [],
    });
  });
});

describe("a duty of the dispatch meeting that is not done", () => {
  const submitted = (world: Partial<Life["world"]>): Life => {
    const life = new Life();
    life.world = { ...life.world, ...world };
    life.give(at("11-23 09:00"), "enterprise", commands.submit);
    return life;
  };
  /** Raised every evening as long as somebody is above. */
  const { triage } = pack.duties;
  const [due, again] = triage.ladder;
  if (due === undefined || again?.at !== "repeat") throw new Error("another ladder");
  const { times: _times, ...always } = again;
  const duties = { ...pack.duties, triage: { ...triage, ladder: [due, always] } };

  test("is raised to the city where the pack goes on above the county, and there it ends", () => {
    const life = submitted({ directory: longDirectory, pack: { ...longPack, duties } });
    life.passUntil(at("11-27 18:00:15"));
    expect(life.duty("triage")).toMatchObject({
      seat: "tier3",
      raisedFrom: ["office", "officeHead", `tier1:${ENTERPRISE}`, "tier2"],
      ladder: [{ effect: "remind" }],
    });
    expect(wall(life.duty("triage").ladder[0]?.owedAt ?? "")).toBe("12-04 18:00");
  });
  test("is raised no further where the pack ends at the county, whoever sits above it", () => {
    const life = submitted({ directory: longDirectory, pack: { ...pack, duties } });
    life.passUntil(at("11-27 18:00:15"));
    expect(life.duty("triage")).toMatchObject({
      seat: "tier2",
      raisedFrom: ["office", "officeHead", `tier1:${ENTERPRISE}`],
      ladder: [{ effect: "remind" }],
    });
  });
  test("is told with both seats, and with nobody passed over where the superior can take it", () => {
    const life = submitted({ directory, calendar });
    const [, raised] = life.give(at("11-24 18:00:15"), "system", commands.timePassed);
    expect(raised).toEqual({
      type: "dutyRaised",
      data: { duty: "triage#1", from: "office", to: "officeHead" },
      duties: [{ do: "raise", duty: "triage#1", to: "officeHead" }],
    });
  });
});
