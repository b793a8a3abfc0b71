import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holder } from "./county.ts";
import { dispatched, inserted, type Life, park, partition, type Stage, startStage, waiting } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

let life: Life;
beforeEach(async () => {
  stage.at("2026-11-23T01:00:00.000Z");
  stage.outside.machine.calls.length = 0;
  stage.outside.machine.status = "RUNNING";
  stage.outside.machine.stale = false;
  life = await dispatched(stage);
});

const decide = (epoch = "1") =>
  stage.run("workflow/decide-what-is-due", { pk: partition(life.issue), epoch, wakeAt: "" }) as Promise<{
    wakeAt: string;
  }>;
const page = async () => (await stage.ask("readIssue", { params: { issue: life.issue }, as: holder("office") })).body;
const steer = async (begins: "COMMIT#" | "EPOCH#") => {
  const { Records } = await inserted(stage, life.issue, begins);
  return stage.run("stream/steer-execution", { Records: Records.slice(-1) });
};
const calls = () => stage.outside.machine.calls.map(({ action }) => action);

describe("decide what is due", () => {
  it("fires nothing before its time and answers when to look again", async () => {
    stage.at("2026-11-24T10:00:10.000Z");
    expect(await decide()).toEqual({ wakeAt: "2026-11-24T10:00:15.000Z" });
    expect((await page()).version).toBe(3);
  });
  it("fires what is due exactly once, however often it is asked", async () => {
    stage.at("2026-11-24T10:00:15.000Z");
    const answers = await Promise.all([decide(), decide(), decide()]);
    expect(new Set(answers.map(({ wakeAt }) => wakeAt))).toEqual(new Set(["2026-11-25T10:00:15.000Z"]));
    expect((await page()).version).toBe(4);
    expect((await waiting(stage, life.issue))["wakeAt"]).toBe("2026-11-25T10:00:15.000Z");
  });
  it("is settled for a machine that another has taken over from", async () => {
    stage.at("2026-11-24T10:00:15.000Z");
    expect(await decide("0")).toEqual({ wakeAt: "settled" });
    expect((await page()).version).toBe(3);
  });
  it("catches up with a long outage without climbing more than one tier, and marks what was late", async () => {
    stage.at("2026-12-20T01:00:00.000Z");
    await decide();
    const { tier, timeline } = await page();
    expect(tier).toBe(1);
    expect(timeline.filter(({ late }: { late: boolean }) => late).length).toBeGreaterThan(0);
  });
});

describe("steer the execution", () => {
  it("starts one machine for an epoch, with ids and times and nothing personal", async () => {
    await steer("EPOCH#");
    const [call] = stage.outside.machine.calls;
    expect(call?.action).toBe("StartExecution");
    expect(call?.input["name"]).toBe(`${life.issue}-1`);
    expect(Object.keys(JSON.parse(call?.input["input"] ?? ""))).toEqual(["pk", "issue", "epoch", "wakeAt"]);
  });
  it("tells a parked machine to look again when the time has changed, and takes its token away", async () => {
    await park(stage, life.issue, "token-1", "2026-11-30T00:00:00.000Z");
    await steer("COMMIT#");
    const [call] = stage.outside.machine.calls;
    expect(call).toMatchObject({
      action: "SendTaskSuccess",
      input: { taskToken: "token-1", output: '{"wakeAt":"2026-11-24T10:00:15.000Z"}' },
    });
    expect(await waiting(stage, life.issue)).not.toHaveProperty("token");
  });
  it("leaves a machine alone that waits for the right time", async () => {
    await park(stage, life.issue, "token-1", "2026-11-24T10:00:15.000Z");
    await steer("COMMIT#");
    expect(calls()).toEqual([]);
    expect((await waiting(stage, life.issue))["token"]).toBe("token-1");
  });
  it("calls nobody for what fired because its time had come: the machine is awake and gets its answer", async () => {
    await park(stage, life.issue, "token-1", "2026-11-24T10:00:15.000Z");
    stage.at("2026-11-24T10:00:15.000Z");
    await decide();
    await steer("COMMIT#");
    expect(calls()).toEqual([]);
  });
  it("takes a stale token for what it is: normal", async () => {
    stage.outside.machine.stale = true;
    await park(stage, life.issue, "token-0", "2026-11-23T09:00:00.000Z");
    expect(await steer("COMMIT#")).toEqual({ batchItemFailures: [] });
    expect(await waiting(stage, life.issue)).not.toHaveProperty("token");
  });
  it("reports the record that failed, and only that one", async () => {
    const { Records } = await inserted(stage, life.issue, "COMMIT#");
    const poisoned = { eventID: "bad", dynamodb: { NewImage: { sk: { S: "META" } }, SequenceNumber: "77" } };
    const answer = await stage.run("stream/steer-execution", { Records: [...Records, poisoned] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "77" }] });
  });
});

describe("the reconciler", () => {
  it("finds nothing to do while the machines do their work", async () => {
    stage.at("2026-11-24T10:01:00.000Z");
    expect(await stage.run("schedule/reconcile")).toMatchObject({ late: 0, rungs: 0, restarted: 0 });
  });
  it("fires what a dead machine left, marks it late and starts the next machine", async () => {
    stage.outside.machine.status = "ABORTED";
    stage.at("2026-11-24T10:05:00.000Z");
    const found = await stage.run("schedule/reconcile");
    expect(found).toMatchObject({ failed: 0 });
    expect((await page()).timeline[0]).toMatchObject({ late: true });
    expect(await waiting(stage, life.issue)).toMatchObject({ epoch: "2", wakeAt: "2026-11-25T10:00:15.000Z" });
    const { Records } = await inserted(stage, life.issue, "EPOCH#");
    expect(Records).toHaveLength(2);
    expect(await stage.run("schedule/reconcile")).toMatchObject({ late: 0 });
  });
  it("does not restart a machine that is alive", async () => {
    stage.at("2026-11-24T10:05:00.000Z");
    await stage.run("schedule/reconcile");
    expect(await waiting(stage, life.issue)).toMatchObject({ epoch: "1" });
  });
});
