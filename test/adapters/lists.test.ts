import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byEnterprise, dutiesBySeat, journal, registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import { ENTERPRISE } from "../domain/issue/county.ts";
import { at, commands } from "../domain/issue/history.ts";
import { type Engine, startEngine } from "./dynamodb.ts";
import { give, load, submitted } from "./stored-life.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

describe("work lists", () => {
  test("show a seat's open duties, the earliest due first, page by page and none twice", async () => {
    const store = engine.store("seats");
    const days = ["11-25", "11-23", "11-27", "11-24", "11-26"];
    for (const day of days) await submitted(store, at(`${day} 09:00`));
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await dutiesBySeat(store, ["office", "head:U1"], { after, limit: 2 });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      shown.push(...page.rows.map(({ dueAt }) => dueAt));
      after = page.next;
    } while (after !== undefined);
    expect(shown).toHaveLength(5);
    expect(shown).toEqual(shown.toSorted());
  });

  test("a duty moves with the command that closes it, and carries what the list shows", async () => {
    const store = engine.store("moves");
    const life = await submitted(store, at("11-23 09:00"));
    await give(life, at("11-23 10:00"), "office", commands.register);
    await give(life, at("11-23 10:05"), "office", commands.dispatch);
    expect((await dutiesBySeat(store, ["office"])).rows).toEqual([]);
    const { rows } = await dutiesBySeat(store, ["handler:U1", "head:U1"]);
    expect(rows.map(({ kind }) => kind)).toEqual(["sign", "report", "solve"]);
    expect(rows[0]).toMatchObject({
      issue: life.issue,
      subject: "厂区道路积水",
      number: "〔2026〕0001号",
      status: "handling",
      dueAt: at("11-24 18:00"),
    });
  });
});

describe("the register", () => {
  test("holds the open ones, and the ended ones by when they ended", async () => {
    const store = engine.store("register");
    const open = await submitted(store, at("11-23 09:00"));
    const refused = await submitted(store, at("11-23 09:30"));
    await give(refused, at("11-30 17:00"), "office", commands.refuse);
    expect((await registerOpen(store)).map(({ issue }) => issue)).toEqual([open.issue]);
    const ended = (from: string, until: string) => registerClosed(store, at(from), at(until));
    expect((await ended("11-30 17:00", "12-01 00:00")).map(({ issue }) => issue)).toEqual([refused.issue]);
    expect(await ended("11-01 00:00", "11-30 17:00")).toEqual([]);
    expect((await load(refused)).row).toMatchObject({ status: "refused", closedAt: at("11-30 17:00") });
  });

  test("everything of one enterprise, newest first", async () => {
    const store = engine.store("enterprise");
    const lives = [];
    for (const day of ["11-23", "11-24", "11-25"]) lives.unshift(await submitted(store, at(`${day} 09:00`)));
    const first = await byEnterprise(store, ENTERPRISE, { limit: 2 });
    const second = await byEnterprise(store, ENTERPRISE, { limit: 2, after: first.next });
    expect([...first.rows, ...second.rows].map(({ issue }) => issue)).toEqual(lives.map(({ issue }) => issue));
    expect(second.next).toBeUndefined();
  });
});

describe("the journal", () => {
  test("names the commits of a span, its start counted and its end not", async () => {
    const store = engine.store("journal");
    const one = await submitted(store, at("11-23 09:00"));
    const two = await submitted(store, at("11-24 00:00"));
    await give(one, at("11-24 07:59:59"), "office", commands.register);
    await give(two, at("11-25 00:00"), "office", commands.register);
    expect(await journal(store, at("11-24 00:00"), at("11-25 00:00"))).toEqual([
      { issue: two.issue, version: 1, at: at("11-24 00:00") },
      { issue: one.issue, version: 2, at: at("11-24 07:59:59") },
    ]);
  });
});
