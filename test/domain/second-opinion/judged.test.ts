import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import type { DutyEffect } from "../../../contract/commit.ts";
import type { Rung } from "../../../contract/limit.ts";
import { secondOpinion } from "../../../domain/second-opinion/second-opinion.ts";
import { calendar, pack } from "../issue/county.ts";
import { at, commands, dispatched, extensionDecided, extensionTo, type Kept, Life } from "../issue/history.ts";
import { EVER, free, opinionOf, retold } from "./opinion.ts";

function withoutEffect(life: Life, which: (effect: DutyEffect) => boolean): Kept[] {
  return retold(life, (event) => ({ ...event, duties: event.duties.filter((effect) => !which(effect)) }));
}
function withNext(life: Life, rung: string, change: (next: Rung) => Rung): Kept[] {
  return retold(life, (event) =>
    event.type === "rungFired" && event.data.rung === rung && event.data.next
      ? { ...event, data: { ...event.data, next: change(event.data.next) } }
      : event,
  );
}

describe("what is judged", () => {
  const life = dispatched();
  const wrong = retold(life, (event) => ({
    ...event,
    duties: event.duties.map((one) =>
      one.do === "open" && one.duty === "sign#1" ? { ...one, dueAt: at("11-25 18:00") } : one,
    ),
  }));
  const judged = (start: string, end: string) =>
    opinionOf(life, wrong, { start: at(start), end: at(end) }).map(({ rung }) => rung);

  test("is said in the window, its first instant in it and its last out of it", () => {
    expect(judged("11-23 10:05", "11-23 10:06")).toEqual(["sign#1"]);
    expect(judged("11-23 10:04", "11-23 10:05")).toEqual([]);
    expect(judged("11-23 10:06", "11-24 10:06")).toEqual([]);
  });
});

describe("of effects on duties that nobody opened", () => {
  test("a release or move is found, where it is said", () => {
    const life = dispatched();
    life.give(at("11-24 08:50"), "head", extensionTo("2026-12-04"));
    life.give(at("11-24 09:00"), "office", extensionDecided(true));
    const never = withoutEffect(life, (one) => one.do === "open" && one.duty === "solve#1");
    expect(opinionOf(life, never)).toContainEqual(
      expect.objectContaining({ rung: "solve#1", what: "dueAt", at: at("11-24 09:00") }),
    );
  });

  test("a rung that fired is found", () => {
    const life = dispatched();
    life.passUntil(at("11-25 09:00"));
    const never = withoutEffect(life, (one) => one.do === "open" && one.duty === "sign#1");
    expect(opinionOf(life, never)).toContainEqual({
      rung: "sign#1/1/1",
      what: "ladder",
      at: at("11-24 18:00:15"),
      found: at("11-24 18:00"),
    });
  });
});

describe("of what repeats after a rung", () => {
  const life = dispatched();
  life.passUntil(at("12-01 09:00"));
  const reminder = (owedAt: string) => (next: Rung) => ({ ...next, effect: "remind" as const, owedAt: at(owedAt) });

  test("a raise may become a reminder a week later, for there may be nobody above", () => {
    expect(opinionOf(life, withNext(life, "sign#1/1/1", reminder("12-01 18:00")))).toEqual([]);
    expect(opinionOf(life, withNext(life, "sign#1/1/1", reminder("12-02 18:00")))).not.toEqual([]);
  });

  test("a reminder comes when it is written", () => {
    expect(opinionOf(life, withNext(life, "report#1/1/1", reminder("12-03 18:00")))).not.toEqual([]);
  });

  test("has its number, its colour, its effect and its condition", () => {
    const others: Partial<Rung>[] = [
      { key: "sign#1/1/3" },
      { slip: "red" },
      { effect: "escalate" },
      { unless: "progress" },
    ];
    for (const change of others)
      expect(
        opinionOf(
          life,
          withNext(life, "sign#1/1/1", (next) => ({ ...next, ...change })),
        ),
      ).not.toEqual([]);
  });

  test("is counted from when it fired, if that was late, and late is more than two minutes after the grace", () => {
    const fires = (firedAt: string, late: boolean, owedAt: string) =>
      retold(life, (event) =>
        event.type === "rungFired" && event.data.rung === "sign#1/1/1" && event.data.next
          ? {
              ...event,
              data: { ...event.data, firedAt: at(firedAt), late, next: { ...event.data.next, owedAt: at(owedAt) } },
            }
          : event,
      );
    const found = (...how: Parameters<typeof fires>) =>
      opinionOf(life, fires(...how), { start: EVER.start, end: at("11-24 18:00:16") });
    expect(found("11-24 18:02:15", false, "11-25 18:00")).toEqual([]);
    expect(found("11-24 18:02:15.001", true, "11-25 18:00")).toEqual([]);
    expect(found("11-24 18:02:15.001", false, "11-25 18:00")).not.toEqual([]);
    expect(found("11-25 09:00", true, "11-26 18:00")).toEqual([]);
    expect(found("11-25 09:00", true, "11-25 18:00")).not.toEqual([]);
  });
});

describe("a newer calendar, in force at three, that frees the 24th and the 30th", () => {
  const newer: [Calendar, string] = [free("2026-11-24", "2026-11-30"), at("11-23 15:00")];
  const moved = () => {
    const life = dispatched();
    life.world = { ...life.world, calendar: newer[0] };
    life.give(at("11-23 17:00"), "system", commands.timePassed);
    return life;
  };
  const until = (end: string) => ({ start: EVER.start, end: at(end) });

  test("moves every duty it touches: one that was left out is found, the others are not", () => {
    const life = moved();
    const left = withoutEffect(life, (one) => one.do === "move" && one.duty === "sign#1");
    expect(opinionOf(life, life.commits, until("11-23 17:01"), newer)).toEqual([]);
    expect(opinionOf(life, left, until("11-23 17:01"), newer)).toEqual([
      {
        rung: "sign#1",
        duty: "sign#1",
        what: "dueAt",
        at: at("11-23 17:00"),
        expected: at("11-25 18:00"),
        found: at("11-24 18:00"),
      },
    ]);
  });

  test("is no matter of notes, nor of looks at who it is", () => {
    const life = new Life();
    life.give(at("11-23 09:00"), "enterprise", { ...commands.submit, identityHidden: true });
    life.give(at("11-23 10:00"), "office", commands.register);
    life.give(at("11-23 10:05"), "office", commands.dispatch);
    life.give(at("11-23 16:00"), "office", commands.note);
    life.give(at("11-23 16:30"), "office", commands.readIdentity);
    expect(opinionOf(life, life.commits, until("11-23 17:00"), newer)).toEqual([]);
    life.give(at("11-23 16:40"), "handler", commands.sign);
    const found = opinionOf(life, life.commits, until("11-23 17:00"), newer);
    expect(new Set(found.map(({ at: when }) => when))).toEqual(new Set([at("11-23 16:40")]));
  });

  test("moves nothing if nobody knows such a version", () => {
    const life = dispatched();
    life.give(at("11-23 16:40"), "handler", commands.sign);
    const unknown: [Calendar, string] = [newer[0], newer[1]];
    const opinion = secondOpinion(life.commits, until("11-24 09:00"), {
      pack,
      directory: life.world.directory,
      inForce: calendar.version,
      approved: [
        { version: calendar.version, from: "" },
        { version: unknown[0].version, from: unknown[1] },
      ],
      calendar: (version) => (version === calendar.version ? calendar : undefined),
    });
    expect(opinion).toEqual([]);
  });

  test("is looked for at the end of the window once, by what was said before it", () => {
    const life = dispatched();
    life.give(at("11-23 19:00"), "handler", commands.sign);
    const faults = (end: string) =>
      opinionOf(life, life.commits, { start: at("11-23 18:30"), end: at(end) }, newer).map(
        ({ rung, at: when }) => `${rung} ${when === at(end) ? "left behind" : "not moved"}`,
      );
    // the commit at the end is out of the window: sign#1 is still open
    expect(faults("11-23 19:00")).toEqual(
      ["triage#1", "sign#1", "solve#1"].slice(1).map((one) => `${one} left behind`),
    );
    const after = faults("11-23 19:01");
    expect(after.filter((one) => one.endsWith("not moved"))).toEqual(["sign#1 not moved", "solve#1 not moved"]);
    expect(after.filter((one) => one.endsWith("left behind"))).toEqual(["solve#1 left behind"]);
  });
});
