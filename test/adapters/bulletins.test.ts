import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeBulletin,
  freezeBulletin,
  type Frozen,
  listBulletins,
  readBulletin,
  readDataSet,
} from "../../adapters/store/bulletins.ts";
import { bulletinOf, dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import { directory } from "../domain/issue/county.ts";
import { at } from "../domain/issue/history.ts";
import { type Engine, startEngine } from "./dynamodb.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

function frozen(key: string, sha256: string): Frozen {
  const period = periodOf(key, { zone: "Asia/Shanghai", start: "2026-07-01" });
  if (!period) throw new Error(key);
  const dataSet = dataSetOf(period, []);
  const bulletin = bulletinOf(dataSet, undefined, directory);
  if ("faults" in bulletin) throw new Error(bulletin.faults.join());
  return { head: { period: key, state: "frozen", sha256, frozenAt: at("08-01 00:15") }, bulletin, dataSet };
}

describe("a bulletin", () => {
  test("is frozen once: a second count changes nothing", async () => {
    const store = engine.store("freeze");
    const first = frozen("2026-07", "a".repeat(64));
    expect(await freezeBulletin(store, first)).toBe(true);
    expect(await freezeBulletin(store, { ...first, head: { ...first.head, sha256: "b".repeat(64) } })).toBe(false);
    expect(await freezeBulletin(store, first)).toBe(false);
    const { dataSet, ...sheet } = first;
    expect(await readBulletin(store, "2026-07")).toEqual(sheet);
    expect(await readDataSet(store, "2026-07")).toEqual(dataSet);
    expect(await readBulletin(store, "2026-08")).toBeUndefined();
  });

  test("is held, let go and sent, each from the state the office saw", async () => {
    const store = engine.store("hold");
    await freezeBulletin(store, frozen("2026-07", "a".repeat(64)));
    await freezeBulletin(store, frozen("until-2026-09-08", "c".repeat(64)));
    expect(await changeBulletin(store, "2026-07", "frozen", "held")).toBe(true);
    expect(await changeBulletin(store, "2026-07", "frozen", "sent")).toBe(false);
    expect(await changeBulletin(store, "2026-07", "held", "frozen")).toBe(true);
    const sent = await Promise.all([1, 2].map(() => changeBulletin(store, "2026-07", "frozen", "sent")));
    expect(sent.toSorted()).toEqual([false, true]);
    expect((await listBulletins(store)).map(({ period, state }) => `${period} ${state}`)).toEqual([
      "2026-07 sent",
      "until-2026-09-08 frozen",
    ]);
    expect(await changeBulletin(store, "2026-12", "frozen", "sent")).toBe(false);
  });
});
