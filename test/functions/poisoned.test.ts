import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { holder } from "./county.ts";
import { dispatched, type Life, partition, type Stage, startStage, waiting } from "./stage.ts";

/** One item nobody can read is in the way of every job: it must say so, and do everything else. */
let stage: Stage;
let poisoned: Life;
let healthy: Life;

beforeAll(async () => {
  stage = await startStage();
  poisoned = await dispatched(stage);
  healthy = await dispatched(stage);
  stage.outside.machine.status = "ABORTED";
});
afterAll(() => stage.stop());
beforeEach(() => stage.at("2026-11-24T10:05:00.000Z"));

/** Takes away what is in an item; `undo` puts it back. */
async function poison(sk: string, attribute: string): Promise<() => Promise<void>> {
  const where = { TableName: stage.engine.table, Key: { pk: { S: partition(poisoned.issue) }, sk: { S: sk } } };
  const { Item } = (await callAws(DYNAMODB, "GetItem", where)) as { Item: object };
  expect(Item).toHaveProperty(attribute);
  await callAws(DYNAMODB, "UpdateItem", {
    ...where,
    UpdateExpression: "SET #gone = :nonsense",
    ExpressionAttributeNames: { "#gone": attribute },
    ExpressionAttributeValues: { ":nonsense": { S: "nonsense" } },
  });
  return async () => {
    await callAws(DYNAMODB, "PutItem", { TableName: stage.engine.table, Item });
  };
}

describe("an issue whose state cannot be read", () => {
  it("does not stop the job that counts anew by a new calendar", async () => {
    stage.at("2026-11-23T02:00:00.000Z");
    const undo = await poison("META", "state");
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ looked: 2, failed: 1 });
    await undo();
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ looked: 2, failed: 0 });
    expect(await stage.run("schedule/keep-calendar")).toMatchObject({ looked: 0 });
  });

  it("does not stop the reconciler: the other is fired and gets its machine", async () => {
    const undo = await poison("META", "state");
    expect(await stage.run("schedule/reconcile")).toMatchObject({ late: 2, failed: 1, restarted: 1 });
    expect(await waiting(stage, healthy.issue)).toMatchObject({ epoch: "2", wakeAt: "2026-11-25T10:00:15.000Z" });
    await undo();
    expect(await stage.run("schedule/reconcile")).toMatchObject({ late: 1, failed: 0, restarted: 1 });
  });

  it("is named in the proof of the day, which proves the others and is not signed until all can be read", async () => {
    const undo = await poison("COMMIT#00000002", "commit");
    stage.at("2026-11-24T16:31:00.000Z");
    await stage.run("schedule/prove-the-day");
    const proof = async () => {
      const { body } = await stage.ask("readProof", { params: { day: "2026-11-24" }, as: holder("auditor") });
      return body;
    };
    const first = await proof();
    expect(first).toMatchObject({ issues: 2, owed: 1, fired: 1 });
    expect(first.differences).toEqual([{ issue: poisoned.issue, rung: "unreadable", what: "broken-chain" }]);
    expect(first).not.toHaveProperty("head");
    await undo();
    await stage.run("schedule/prove-the-day");
    expect(await proof()).toMatchObject({ issues: 2, owed: 2, fired: 2, differences: [], head: { commits: 2 } });
  });
});
