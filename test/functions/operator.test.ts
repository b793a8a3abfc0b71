import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answers, holder } from "./county.ts";
import { dispatched, inserted, type Life, park, type Stage, startStage, waiting } from "./stage.ts";

let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.at("2026-11-23T01:00:00.000Z");
  stage.outside.machine.calls.length = 0;
  stage.outside.machine.status = "RUNNING";
  life = await dispatched(stage);
});

const restart = (how: object) => stage.run("operator/restart-all", { dryRun: false, issues: [life.issue], ...how });
const calls = () => stage.outside.machine.calls.map(({ action }) => action);

describe("an operator looks at an issue", () => {
  const described = () => stage.run("operator/describe-issue", { issue: life.issue });

  it("and sees what happened, what is owed by which seat, and its machine", async () => {
    expect(await described()).toMatchObject({
      issue: life.issue,
      version: 3,
      events: [
        { command: "submitIssue", seat: "ent" },
        { command: "registerIssue", events: ["issueRegistered"] },
        { command: "dispatchIssue", events: ["issueDispatched"] },
      ],
      waiting: { epoch: "1", wakeAt: "2026-11-24T10:00:15.000Z" },
      machine: "RUNNING",
    });
  });

  it("and neither a person nor a firm nor a word of what was written", async () => {
    const text = JSON.stringify(await described());
    for (const answer of Object.values(answers)) expect(text).not.toContain(String(answer));
    expect(text).not.toContain(holder("office"));
  });

  it("and is told when there is none", async () => {
    await expect(stage.run("operator/describe-issue", { issue: "none" })).rejects.toThrow("there is no issue none");
  });
});

describe("an operator starts dead machines again", () => {
  it("and finds every issue that waits for something", async () => {
    expect(await stage.run("operator/restart-all", { dryRun: true })).toMatchObject({
      waiting: expect.arrayContaining([life.issue]),
    });
  });

  it("leaves those that live alone", async () => {
    expect(await restart({})).toEqual({ outcome: { [life.issue]: "alive" } });
    expect(await waiting(stage, life.issue)).toMatchObject({ epoch: "1" });
  });

  it("gives a dead one its next epoch, once", async () => {
    stage.outside.machine.status = "FAILED";
    expect(await restart({ dryRun: true })).toEqual({ outcome: { [life.issue]: "would restart" } });
    expect(await waiting(stage, life.issue)).toMatchObject({ epoch: "1" });
    expect(await restart({})).toEqual({ outcome: { [life.issue]: "restarted" } });
    expect(await waiting(stage, life.issue)).toMatchObject({ epoch: "2" });
    expect((await inserted(stage, life.issue, "EPOCH#")).Records).toHaveLength(2);
  });

  it("after a restore gives everyone a new one, dead or not", async () => {
    expect(await restart({ all: true })).toEqual({ outcome: { [life.issue]: "restarted" } });
  });

  it("does the others when one cannot be done", async () => {
    stage.outside.machine.status = "ABORTED";
    expect(await restart({ issues: ["none", life.issue] })).toEqual({
      outcome: { none: "failed", [life.issue]: "restarted" },
    });
  });
});

describe("an operator plays an issue's commits again", () => {
  const replay = (dryRun = false) => stage.run("operator/replay", { issue: life.issue, dryRun });
  const inbox = async () =>
    (await stage.ask("readInbox", { as: holder("handler:U03") })).body.items.filter(
      ({ issue }: { issue: string }) => issue === life.issue,
    );

  it("and nobody is told twice, but everybody once", async () => {
    expect(await inbox()).toEqual([]);
    await replay(true);
    expect(await inbox()).toEqual([]);
    await replay();
    const told = await inbox();
    expect(told.length).toBeGreaterThan(0);
    await replay();
    expect(await inbox()).toEqual(told);
  });

  it("and its machine is started if it never was, and told the time if it waits for another", async () => {
    await park(stage, life.issue, "token-1", "2026-11-30T00:00:00.000Z");
    expect(await replay()).toMatchObject({ issue: life.issue, commits: 3, machine: "asked" });
    expect(calls()).toEqual(["StartExecution", "SendTaskSuccess"]);
  });
});
