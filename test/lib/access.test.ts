import { describe, expect, it } from "vitest";
import { DEPLOYED, type DeployedFunction } from "../../contract/deployed.ts";
import { ACCESS } from "../../lib/access.ts";
import { functionOf, mayDo, roleOf, type Statement, templatesOf } from "./stage.ts";

const { service } = templatesOf("aws");
const names = Object.keys(DEPLOYED).filter((name): name is DeployedFunction => name in DEPLOYED);

function statementsOf(name: DeployedFunction): Statement[] {
  const { statements, managed } = mayDo(service, roleOf(functionOf(service, name).Role));
  expect(managed).toEqual([]);
  return statements;
}

/** `service:Action resource`, the resource by the name of what it points at. */
function rights(name: DeployedFunction): string[] {
  const found = statementsOf(name).flatMap(({ Action, Resource }) =>
    Action.flatMap((action) => Resource.map((resource) => `${action} ${called(JSON.stringify(resource))}`)),
  );
  return [...new Set(found)].sort();
}

const POINTS_AT: readonly (readonly [RegExp, string])[] = [
  [/GetAttTableStreamArn/, "stream"],
  [/GetAttTableArn.*\/index\/(\w+)/, "index $1"],
  [/GetAttTableArn/, "table"],
  [/GetAttKeyArn/, "key"],
  [/GetAttAttachmentsArn.*\/\*/, "attachments"],
  [/GetAttHeadsArn.*\/\*/, "heads"],
  [/Quarantine.*\/\*/, "quarantine"],
  [/RefChainKey/, "CHAIN_KEY"],
  [/RefHeadKey/, "HEAD_KEY"],
  [/RefCodeKey/, "CODE_KEY"],
  [/RefMailLogin/, "MAIL"],
  [/:states:.*:execution:/, "executions"],
  [/EscalationMachine/, "machine"],
  [/Failures/, "failures"],
  [/Log/, "own log"],
];
function called(resource: string): string {
  for (const [pattern, name] of POINTS_AT) {
    const match = pattern.exec(resource);
    if (match) return name.replace("$1", match[1] ?? "");
  }
  return resource;
}

const WRITING = ["Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];

/** What lib/access.ts and the settings say, in the same words. */
function promised(name: DeployedFunction): string[] {
  const {
    table,
    indexes = [],
    quarantine = [],
    attachments = [],
    heads = [],
    machine = [],
    stream,
    unattended,
  } = ACCESS[name];
  const writes = table.some((action) => /^(Put|Update|Delete)/.test(action));
  const secrets = ["CHAIN_KEY", "HEAD_KEY", "CODE_KEY", "MAIL"].filter((secret) =>
    DEPLOYED[name].settings.some((one) => one === secret),
  );
  return [
    "logs:CreateLogStream own log",
    "logs:PutLogEvents own log",
    "kms:Decrypt key",
    "kms:DescribeKey key",
    ...(writes ? WRITING.map((action) => `kms:${action} key`) : []),
    ...table.map((action) => `dynamodb:${action} table`),
    ...indexes.map((index) => `dynamodb:Query index ${index}`),
    ...quarantine.map((action) => `s3:${action} quarantine`),
    ...attachments.map((action) => `s3:${action} attachments`),
    ...heads.map((action) => `s3:${action} heads`),
    ...machine.map((action) => `states:${action} ${action === "DescribeExecution" ? "executions" : "machine"}`),
    ...secrets.map((secret) => `secretsmanager:GetSecretValue ${secret}`),
    ...(stream
      ? ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map((action) => `dynamodb:${action} stream`)
      : []),
    ...(unattended ? ["sqs:SendMessage failures"] : []),
  ].sort();
}

describe("functions are cut by what they are permitted to do", () => {
  it("deploys every function of the contract and, beside the web app's helper, no other", () => {
    const deployed = Object.values(service.findResources("AWS::Lambda::Function"))
      .map(({ Properties }) => String(Properties?.FunctionName))
      .filter((name) => name !== "undefined");
    expect(deployed.sort()).toEqual(names.map((name) => `huiyin-${name}`).sort());
  });

  it.each(names)("%s may do what lib/access.ts says and nothing else", (name) => {
    expect(rights(name)).toEqual(promised(name));
  });

  it.each(names)("%s reaches the items of its own tenant only", (name) => {
    const onTable = statementsOf(name).filter(({ Action }) =>
      Action.some((one) => /^dynamodb:.*(Item|Query)$/.test(one)),
    );
    expect(onTable.length).toBeGreaterThan(0);
    for (const { Condition } of onTable)
      expect(Condition).toEqual({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["T#410421#*"] } });
  });

  it.each(names)("%s is given exactly the settings it asks for", (name) => {
    const { Environment } = functionOf(service, name);
    expect(Object.keys(Environment.Variables).sort()).toEqual([...DEPLOYED[name].settings].sort());
  });

  it("lets those who only show change nothing", () => {
    expect(
      rights("read").filter((right) => /(Put|Update|Delete|Condition)/.test(right) && !right.startsWith("logs:")),
    ).toEqual([]);
  });

  it("lets one function alone speak to the machine by itself, and an operator's by hand; few look at executions", () => {
    const speaking = (action: string): string[] =>
      names.filter((name) => rights(name).some((right) => right.startsWith(action)));
    expect(speaking("states:SendTaskSuccess")).toEqual(["steer-execution", "replay"]);
    expect(speaking("states:StartExecution")).toEqual(["steer-execution", "replay"]);
    expect(speaking("states:DescribeExecution")).toEqual(["reconcile", "describe-issue", "restart-all"]);
  });

  it("gives the key of the query codes to the public door and to who mails it to the enterprise, never to who signs in", () => {
    const holding = names.filter((name) => rights(name).some((right) => right.endsWith(" CODE_KEY")));
    expect(holding.sort()).toEqual(["deliver-notices", "files", "public"]);
  });

  it("keeps the key of the chain from those who set rules: they cannot commit to an issue", () => {
    expect(rights("settings").filter((right) => /CHAIN_KEY|Delete/.test(right))).toEqual([]);
  });

  it("lets one function alone sign the head of a day, and nobody else write one", () => {
    const holding = (right: string): string[] => names.filter((name) => rights(name).includes(right));
    expect(holding("secretsmanager:GetSecretValue HEAD_KEY")).toEqual(["prove-the-day"]);
    expect(holding("s3:PutObject heads")).toEqual(["prove-the-day"]);
    expect(holding("s3:GetObject heads")).toEqual(["read"]);
  });

  it("lets nobody delete what was committed for good: no scan, no table action, no star", () => {
    for (const name of names)
      for (const right of rights(name))
        expect(right).not.toMatch(/dynamodb:(\*|Scan|DeleteTable|UpdateTable)|:\* | "?\*"?$/);
  });
});

describe("house rules", () => {
  it.each(names)("%s runs on Node 24 on arm64 and logs for longer than six months", (name) => {
    expect(functionOf(service, name)).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
    const retention = Object.values(service.findResources("AWS::Logs::LogGroup"))
      .filter(({ Properties }) => Properties?.LogGroupName === `/aws/lambda/huiyin-${name}`)
      .map(({ Properties }) => Number(Properties?.RetentionInDays));
    expect(retention).toHaveLength(1);
    expect(retention[0]).toBeGreaterThanOrEqual(184);
  });

  it.each(["public", "read", "command", "files", "settings", "directory"])(
    "%s gives up before the grace of a rung is over",
    (name) => {
      expect(functionOf(service, name).Timeout).toBeLessThan(15);
    },
  );
});
