import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../adapters/store/database.ts";
import { dueIssues } from "../../adapters/store/due.ts";
import { waitKey } from "../../adapters/store/keys.ts";
import { collected } from "../../adapters/store/query.ts";
import { insertEpoch, postponeWake, readWait, removeToken } from "../../adapters/store/wait.ts";
import { at, commands } from "../domain/issue/history.ts";
import { type Engine, startEngine } from "./dynamodb.ts";
import { give, items, type StoredLife, submitted } from "./stored-life.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

/** What the machine does when it parks. */
async function park({ store, issue }: StoredLife, token: string): Promise<void> {
  await store.database.update({
    TableName: store.table,
    Key: waitKey(store, issue),
    UpdateExpression: "SET #token = :token",
    ExpressionAttributeNames: { "#token": "token" },
    ExpressionAttributeValues: { ":token": token },
  });
}

describe("the token a machine left", () => {
  test("goes only if it is the one that was sent", async () => {
    const life = await submitted(engine.store("token"), at("11-23 09:00"));
    await park(life, "newer");
    expect(await removeToken(life.store, life.issue, "older")).toBe(false);
    expect((await readWait(life.store, life.issue))?.token).toBe("newer");
    expect(await removeToken(life.store, life.issue, "newer")).toBe(true);
    expect((await readWait(life.store, life.issue))?.token).toBeUndefined();
  });

  test("stays through commands that change the wake time", async () => {
    const life = await submitted(engine.store("through"), at("11-23 09:00"));
    await park(life, "parked");
    await give(life, at("11-23 10:00"), "office", commands.register);
    await give(life, at("11-25 10:05"), "office", commands.dispatch);
    const wait = await readWait(life.store, life.issue);
    expect(wait).toMatchObject({ token: "parked", epoch: "1", wakeAt: at("11-26 18:00:15") });
  });
});

describe("epochs", () => {
  test("the next one takes over from exactly the one before", async () => {
    const life = await submitted(engine.store("epoch"), at("11-23 09:00"));
    expect(await insertEpoch(life.store, life.issue, 3)).toBe("superseded");
    expect(await insertEpoch(life.store, life.issue, 1)).toBe("superseded");
    const starts = await Promise.all([2, 2, 2].map((epoch) => insertEpoch(life.store, life.issue, epoch)));
    expect(starts.toSorted()).toEqual(["inserted", "superseded", "superseded"]);
    const stored = await items(life);
    expect(stored.get("EPOCH#0002")).toMatchObject({ issue: life.issue, epoch: "2", wakeAt: at("11-24 18:00:15") });
    expect(stored.get("WAIT")).toMatchObject({ epoch: "2", wakeAt: at("11-24 18:00:15") });
    expect(stored.has("EPOCH#0003")).toBe(false);
  });
});

describe("what is due", () => {
  test("is found to the last page, each issue once, and nothing that is owed later", async () => {
    const store = engine.store("due");
    const lives: StoredLife[] = [];
    for (let one = 0; one < 60; one++) lives.push(await submitted(store, at("11-23 09:00")));
    const late = await submitted(store, at("11-27 09:00"));
    // Pages of seven, as the table of a real county gives them at a megabyte.
    const { database } = store;
    const small: Database = { ...database, query: (input) => database.query({ ...input, Limit: 7 }) };
    const found = await collected(dueIssues({ ...store, database: small }, at("11-24 18:00:15")));
    expect(found.map(({ issue }) => issue).toSorted()).toEqual(lives.map(({ issue }) => issue).toSorted());
    expect(found.every(({ wakeAt }) => wakeAt === at("11-24 18:00:15"))).toBe(true);
    const later = await collected(dueIssues(store, at("12-31 18:00")));
    expect(later.map(({ issue }) => issue)).toContain(late.issue);
  });

  test("a decision without progress looks again later, unless a command set another time", async () => {
    const life = await submitted(engine.store("postpone"), at("11-23 09:00"));
    const due = at("11-24 18:00:15");
    expect(await postponeWake(life.store, life.issue, at("11-24 17:00"), at("11-24 18:10"))).toBe(false);
    expect(await postponeWake(life.store, life.issue, due, at("11-24 18:10"))).toBe(true);
    expect(await collected(dueIssues(life.store, due))).toEqual([]);
  });
});
