import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCommits } from "../../adapters/store/history.ts";
import { packed, unpacked } from "../../adapters/store/packed.ts";
import { at, commands } from "../domain/issue/history.ts";
import { type Engine, startEngine } from "./dynamodb.ts";
import { give, items, load, submitted } from "./stored-life.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

describe("what is packed", () => {
  test("comes back as it was, also what is not ASCII, and takes less room", () => {
    const told = { words: Array.from({ length: 40 }, () => "门前积水，货车进不来 🚚"), n: 0.1, none: null };
    expect(unpacked(packed(told))).toEqual(told);
    expect(packed(told).length).toBeLessThan(JSON.stringify(told).length / 4);
  });

  test("is refused if a byte of it was lost or changed", () => {
    const bytes = packed({ words: "门前积水，货车进不来" });
    expect(() => unpacked(bytes.subarray(0, -9))).toThrow();
    expect(() => unpacked(bytes.with(20, (bytes[20] ?? 0) ^ 1))).toThrow();
  });
});

describe("an issue written before its state and its commits were packed", () => {
  test("is read like any other, and goes on packed", async () => {
    const store = engine.store("before");
    const life = await submitted(store, at("11-23 09:00"));
    const asRead = await load(life);
    for (const [, { state, commit, ...rest }] of await items(life)) {
      const plain = {
        ...(state !== undefined && { state: unpacked(state) }),
        ...(commit !== undefined && { commit: unpacked(commit) }),
      };
      await store.database.put({ TableName: store.table, Item: { ...rest, ...plain } });
    }
    expect(await load(life)).toEqual(asRead);
    await give(life, at("11-23 10:00"), "office", commands.register);
    expect((await allCommits(store, life.issue)).map(({ command }) => command)).toEqual([
      "submitIssue",
      "registerIssue",
    ]);
    expect((await items(life)).get("META")?.["state"]).toBeInstanceOf(Uint8Array);
  });
});
