import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { functionOf, mayDo, roleOf, templatesOf } from "./stage.ts";

const { service } = templatesOf("aws");

describe("the escalation machine", () => {
  const file = readFileSync(join(import.meta.dirname, "..", "..", "workflow", "escalation.asl.json"), "utf8");
  const [machine] = Object.values(service.findResources("AWS::StepFunctions::StateMachine"));
  const { DefinitionString, DefinitionSubstitutions, RoleArn } = machine?.["Properties"] ?? {};

  it("is the file in workflow/, letter for letter", () => {
    expect(DefinitionString).toBe(file);
  });

  it("is told its partition, its table and its function, and nothing else is open in the file", () => {
    const open = [...file.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
    expect([...new Set(open)].sort()).toEqual(Object.keys(DefinitionSubstitutions).sort());
    expect(DefinitionSubstitutions).toEqual({
      Partition: { Ref: "AWS::Partition" },
      Table: Match.anyValue().test("").hasFailed() ? undefined : DefinitionSubstitutions.Table,
      DecideWhatIsDue: { Ref: functionOf(service, "decide-what-is-due").id },
    });
    expect(JSON.stringify(DefinitionSubstitutions.Table)).toContain("RefTable");
  });

  it("is of the kind whose executions last a year, and logs every step without what is in it", () => {
    service.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      StateMachineType: "STANDARD",
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
    });
  });

  it("may park at a waiting item and ask what is due, and touch nothing else", () => {
    const { statements, managed } = mayDo(service, roleOf(RoleArn));
    expect(managed).toEqual([]);
    const [park, ask, key, ...logging] = statements;
    expect(park).toMatchObject({
      Action: ["dynamodb:UpdateItem"],
      Condition: {
        "ForAllValues:StringEquals": { "dynamodb:Attributes": ["pk", "sk", "token", "parkedFor", "wakeAt", "epoch"] },
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["T#410421#ISSUE#*"] },
      },
    });
    expect(ask).toMatchObject({
      Action: ["lambda:InvokeFunction"],
      Resource: [{ "Fn::GetAtt": [functionOf(service, "decide-what-is-due").id, "Arn"] }],
    });
    expect(key?.Action.every((action) => action.startsWith("kms:"))).toBe(true);
    expect(logging.flatMap(({ Action }) => Action).every((action) => action.startsWith("logs:"))).toBe(true);
  });

  it("names in that permission every attribute its update uses", () => {
    const update = JSON.parse(file).States["Wait for news or the deadline"].Arguments;
    const words = `${update.UpdateExpression} ${update.ConditionExpression}`
      .replaceAll("#token", update.ExpressionAttributeNames["#token"])
      .match(/(?<![:\w])[a-z]\w+/g);
    expect([...new Set(words)].sort()).toEqual(["epoch", "parkedFor", "token", "wakeAt"]);
    expect(Object.keys(update.Key)).toEqual(["pk", "sk"]);
  });
});

describe("what follows a commit", () => {
  const reader = (name: string, prefixes: string[]) => ({
    FunctionName: { Ref: functionOf(service, name).id },
    FilterCriteria: {
      Filters: [
        {
          Pattern: Match.serializedJson({
            eventName: ["INSERT"],
            dynamodb: {
              Keys: { pk: { S: [{ prefix: "T#410421#ISSUE#" }] }, sk: { S: prefixes.map((prefix) => ({ prefix })) } },
            },
          }),
        },
      ],
    },
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 20,
    MaximumRecordAgeInSeconds: 21_600,
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
  });

  it("steers executions by inserted commits and epochs, and gives up a record in the end, into the queue", () => {
    service.hasResourceProperties("AWS::Lambda::EventSourceMapping", reader("steer-execution", ["COMMIT#", "EPOCH#"]));
  });

  it("announces inserted commits", () => {
    service.hasResourceProperties("AWS::Lambda::EventSourceMapping", reader("announce", ["COMMIT#"]));
  });

  it("has two readers of the stream, as many as a shard serves", () => {
    service.resourceCountIs("AWS::Lambda::EventSourceMapping", 2);
  });
});

describe("what happens by the clock", () => {
  it.each([
    ["deliver-notices", "rate(1 minute)"],
    ["reconcile", "rate(5 minutes)"],
    ["freeze-bulletin", "cron(20/5 0-2 1 * ? *)"],
    ["freeze-bulletin", "cron(15 8 1-10 * ? *)"],
    ["send-bulletin", "cron(30 8 1-10 * ? *)"],
    ["prove-the-day", "cron(30 0 * * ? *)"],
    ["keep-calendar", "rate(1 hour)"],
  ])("%s runs at %s, county time, and what fails is kept", (name, ScheduleExpression) => {
    service.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression,
      ScheduleExpressionTimezone: "Asia/Shanghai",
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: { "Fn::GetAtt": [functionOf(service, name).id, "Arn"] },
        DeadLetterConfig: { Arn: Match.anyValue() },
      },
    });
    service.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
      FunctionName: { Ref: functionOf(service, name).id },
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it("knows no other schedules", () => {
    service.resourceCountIs("AWS::Scheduler::Schedule", 7);
  });
});
