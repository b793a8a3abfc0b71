import { describe, expect, it } from "vitest";
import { type Cloud, CloudError } from "../../lib/operate/cloud.ts";
import { describeIssue } from "../../lib/operate/describe-issue.ts";
import { replay } from "../../lib/operate/replay.ts";
import { restartAll } from "../../lib/operate/restart-all.ts";
import type { Operation } from "../../lib/operate/stage-of.ts";

interface Given {
  readonly messages?: readonly { Body: string; MessageAttributes?: Record<string, { StringValue: string }> }[];
  readonly records?: readonly { pk: string; number: string }[];
  readonly answers?: Record<string, (payload: never) => unknown>;
}

/** A cloud with a queue and a stream, as far as operators use them. */
function cloudWith({ messages = [], records = [], answers = {} }: Given) {
  const calls: string[] = [];
  const deleted: string[] = [];
  let shown = false;
  const operations: Record<string, (input: { ReceiptHandle?: string }) => unknown> = {
    GetQueueUrl: () => ({ QueueUrl: "queue" }),
    ReceiveMessage: () => {
      if (shown) return {};
      shown = true;
      return { Messages: messages.map((one, at) => ({ MessageId: `m${at}`, ReceiptHandle: `r${at}`, ...one })) };
    },
    DeleteMessage: ({ ReceiptHandle = "" }) => deleted.push(ReceiptHandle) && {},
    GetShardIterator: () => {
      if (records.length === 0) throw new CloudError("TrimmedDataAccessException", "gone");
      return { ShardIterator: "i" };
    },
    GetRecords: () => ({
      Records: records.map(({ pk, number }) => ({ dynamodb: { SequenceNumber: number, Keys: { pk: { S: pk } } } })),
    }),
  };
  const cloud: Cloud = {
    invoke: async (name, payload) => {
      calls.push(`${name} ${JSON.stringify(payload)}`);
      const answer = answers[name];
      if (!answer) throw new Error(`${name}: no`);
      return answer(payload as never);
    },
    json: async (_, operation, input) => operations[operation]?.(input),
    formation: () => Promise.reject(new Error("not asked")),
  };
  const lines: string[] = [];
  const operation = (more: Partial<Operation> = {}): Operation => ({
    cloud,
    name: "huiyin",
    dryRun: false,
    all: false,
    notices: false,
    issues: [],
    say: (line) => lines.push(line),
    ...more,
  });
  return { calls, deleted, lines, operation };
}

const scheduled = {
  Body: "{}",
  MessageAttributes: { TARGET_ARN: { StringValue: "arn:aws-cn:lambda:cn-north-1:1:function:huiyin-prove-the-day" } },
};
const asynchronous = {
  Body: JSON.stringify({
    requestContext: {
      functionArn: "arn:aws:lambda:us-east-1:1:function:huiyin-send-bulletin:$LATEST",
      condition: "RetriesExhausted",
    },
    requestPayload: { a: 1 },
  }),
};
const streamed = {
  Body: JSON.stringify({
    requestContext: { functionArn: "arn:aws:lambda:us-east-1:1:function:huiyin-announce" },
    DDBStreamBatchInfo: { shardId: "s", startSequenceNumber: "10", endSequenceNumber: "12", streamArn: "arn" },
  }),
};
const records = [
  { pk: "T#410421#ISSUE#A", number: "10" },
  { pk: "T#410421#ISSUE#B", number: "12" },
  { pk: "T#410421#ISSUE#C", number: "13" },
];

describe("what was given up is done again", () => {
  it("a schedule's call and a call nobody waited for, with what they were called with, and the message is taken away", async () => {
    const answers = { "huiyin-prove-the-day": () => ({}), "huiyin-send-bulletin": () => ({}) };
    const { calls, deleted, operation } = cloudWith({ messages: [scheduled, asynchronous], answers });
    expect(await replay(operation())).toEqual({ done: 2, left: 0 });
    expect(calls).toEqual(["huiyin-prove-the-day {}", 'huiyin-send-bulletin {"a":1}']);
    expect(deleted).toEqual(["r0", "r1"]);
  });

  it("records of the stream, by the issues they are about and no others", async () => {
    const { calls, deleted, operation } = cloudWith({
      messages: [streamed],
      records,
      answers: { "huiyin-replay": () => ({}) },
    });
    expect(await replay(operation())).toEqual({ done: 1, left: 0 });
    expect(calls).toEqual(['huiyin-replay {"issue":"A","dryRun":false}', 'huiyin-replay {"issue":"B","dryRun":false}']);
    expect(deleted).toEqual(["r0"]);
  });

  it("what fails again, what the stream no longer has and what nobody knows stays in the queue", async () => {
    const { deleted, lines, operation } = cloudWith({ messages: [scheduled, streamed, { Body: "?" }] });
    expect(await replay(operation())).toEqual({ done: 0, left: 3 });
    expect(deleted).toEqual([]);
    expect(lines.join("\n")).toMatch(/huiyin-prove-the-day: no[\s\S]*流里已没有这些记录[\s\S]*认不出的消息/);
  });

  it("with --notices the notices that failed, of all issues; those without an address are left, and said", async () => {
    const answers = { "huiyin-replay": () => ({ again: 3, noAddress: 2, more: true }) };
    const { calls, lines, operation } = cloudWith({ messages: [scheduled], answers });
    expect(await replay(operation({ notices: true }))).toEqual({ done: 3, left: 2 });
    expect(calls).toEqual(['huiyin-replay {"notices":true,"dryRun":false}']);
    expect(lines.join("\n")).toMatch(/tell them another way: 2[\s\S]*run it again/);
    await expect(replay(operation({ notices: true, issues: ["A"] }))).rejects.toThrow("one of both");
  });

  it("with --dry-run nothing is called but to look, and nothing is taken away", async () => {
    const { calls, deleted, operation } = cloudWith({
      messages: [scheduled, streamed],
      records,
      answers: { "huiyin-replay": () => ({}) },
    });
    await replay(operation({ dryRun: true }));
    expect(calls.every((call) => call.startsWith("huiyin-replay") && call.includes('"dryRun":true'))).toBe(true);
    expect(deleted).toEqual([]);
  });
});

describe("dead machines are started again", () => {
  it("fifty issues at a time, to the last, and counted", async () => {
    const waiting = Array.from({ length: 120 }, (_, at) => `I${at}`);
    const answer = ({ issues }: { issues?: string[] }) =>
      issues
        ? { outcome: Object.fromEntries(issues.map((one) => [one, one === "I7" ? "restarted" : "alive"])) }
        : { waiting };
    const { calls, lines, operation } = cloudWith({ answers: { "huiyin-restart-all": answer } });
    expect(Object.fromEntries(await restartAll(operation({ dryRun: true })))).toEqual({ alive: 119, restarted: 1 });
    expect(calls).toHaveLength(4);
    expect(calls.every((call) => call.includes('"dryRun":true'))).toBe(true);
    expect(lines.filter((line) => line.includes("I7"))).toHaveLength(1);
  });
});

it("an issue is described by what the function says, line by line", async () => {
  const described = {
    issue: "A",
    status: "handling",
    machine: "RUNNING",
    waiting: { wakeAt: "2026-07-02T10:00:15.000Z", epoch: "2" },
    events: [
      { version: 1, at: "2026-07-01T00:00:00.000Z", command: "submitIssue", seat: "ent", events: ["issueSubmitted"] },
    ],
    duties: [{ duty: "solve#1", seat: "head:U03", dueAt: "2026-07-09T10:00:00.000Z", slip: "yellow" }],
  };
  const { lines, operation } = cloudWith({ answers: { "huiyin-describe-issue": () => described } });
  await describeIssue(operation({ issues: ["A"] }));
  expect(lines.join("\n")).toMatch(
    /RUNNING {2}epoch 2[\s\S]*solve#1 +head:U03 +due 2026-07-09[\s\S]*submitIssue \(ent\)/,
  );
});
