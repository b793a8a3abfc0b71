import { describe, expect, it } from "vitest";
import * as z from "zod";
import { DEPLOYED } from "../../contract/deployed.ts";
import { functionOf, mayDo, roleOf, templatesOf } from "./stage.ts";

const { data, service, watch } = templatesOf("aws");
const scheduled = [
  "deliver-notices",
  "reconcile",
  "freeze-bulletin",
  "send-bulletin",
  "prove-the-day",
  "keep-calendar",
];
const readWeb = ["GetObject*", "GetBucket*", "List*"].map((action) => `s3:${action}`);

/** Roles that are not a function's of ours, each with all it may do, as sentences: what, at what. */
const ROLES: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [
    /^EscalationRole/,
    "states.amazonaws.com",
    [
      "dynamodb:UpdateItem at the table",
      "lambda:InvokeFunction at decide-what-is-due",
      ...["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"].map(
        (action) => `kms:${action} at the key`,
      ),
      "kms:ReEncryptFrom at the key",
      "kms:ReEncryptTo at the key",
      ...["Create", "Delete", "Get", "List", "Update"].map(
        (verb) => `logs:${verb}LogDeliver${verb === "List" ? "ies" : "y"} at *`,
      ),
      "logs:DescribeLogGroups at *",
      "logs:DescribeResourcePolicies at *",
      "logs:PutResourcePolicy at *",
    ],
  ],
  [
    /^SchedulesRole/,
    "scheduler.amazonaws.com",
    [...scheduled.map((name) => `lambda:InvokeFunction at ${name}`), "sqs:SendMessage at the queue for failures"],
  ],
  [/^RestPageReader/, "apigateway.amazonaws.com", ["s3:GetObject at the web app"]],
  [/^RestApiCloudWatchRole/, "apigateway.amazonaws.com", ["managed service-role/AmazonAPIGatewayPushToCloudWatchLogs"]],
  [
    /^CustomCDKBucketDeployment/,
    "lambda.amazonaws.com",
    [
      ...readWeb.map((action) => `${action} at the deployment's assets`),
      ...[...readWeb, "s3:Abort*", "s3:DeleteObject*"].map((action) => `${action} at the web app`),
      ...["", "LegalHold", "Retention", "Tagging", "VersionTagging"].map(
        (what) => `s3:PutObject${what} at the web app`,
      ),
      "managed service-role/AWSLambdaBasicExecutionRole",
    ],
  ],
  [
    /^BackupRole/,
    "backup.amazonaws.com",
    ["managed AWSBackupServiceRolePolicyForS3Backup", "managed service-role/AWSBackupServiceRolePolicyForBackup"],
  ],
];

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/cdk-\w+-assets/, "the deployment's assets"],
  [/WebBucket/, "the web app"],
  [/Failures/, "the queue for failures"],
  [/GetAttTableArn/, "the table"],
  [/GetAttKeyArn/, "the key"],
  [/^"\*"$/, "*"],
];
const functionIds = Object.keys(DEPLOYED).map((name) => ({ name, ...functionOf(service, name) }));

function placed(resource: unknown): string {
  const text = JSON.stringify(resource);
  const called = functionIds.find(({ id }) => text === JSON.stringify({ "Fn::GetAtt": [id, "Arn"] }));
  return called?.name ?? PLACES.find(([pattern]) => pattern.test(text))?.[1] ?? text;
}

/** Every role of both templates that is not of one of our functions, with who takes it and its sentences. */
const others = [data, service, watch].flatMap((template) => {
  const ours = template === service ? functionIds.map(({ Role }) => roleOf(Role)) : [];
  return Object.entries(template.findResources("AWS::IAM::Role"))
    .filter(([id]) => !ours.includes(id))
    .map(([id, { Properties }]) => {
      const { statements, managed } = mayDo(template, id);
      const own = statements.flatMap(({ Action, Resource }) =>
        Action.flatMap((action) => Resource.map((resource) => `${action} at ${placed(resource)}`)),
      );
      const policies = managed.map((arn) => `managed ${JSON.stringify(arn).replace(/^.*:policy\/(.*?)".*$/, "$1")}`);
      const trusted: string[] = Properties?.AssumeRolePolicyDocument.Statement.map(
        ({ Principal }: { Principal: { Service: string } }) => Principal.Service,
      );
      return { id, trusted, sentences: [...new Set([...own, ...policies])].sort() };
    });
});

describe("roles that are not our functions'", () => {
  it("are these and no other", () => {
    expect(others.filter(({ id }) => !ROLES.some(([pattern]) => pattern.test(id))).map(({ id }) => id)).toEqual([]);
    expect(others).toHaveLength(ROLES.length);
  });

  it.each(ROLES)("%s is taken by %s alone, which may do this and nothing else", (pattern, taker, sentences) => {
    const role = others.find(({ id }) => pattern.test(id));
    expect(role?.trusted).toEqual([taker]);
    expect(role?.sentences).toEqual([...sentences].sort());
  });
});

const Statement = z.object({ Effect: z.string(), Principal: z.unknown(), Condition: z.optional(z.unknown()) });
const Statements = z.object({ Statement: z.array(Statement) });
const SERVICES = z.object({
  Service: z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat()),
});
const account = {
  AWS: { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, ":iam::", { Ref: "AWS::AccountId" }, ":root"]] },
};

it("nobody outside the account is let in anywhere: policies name three services of AWS, for this account, or deny", () => {
  const kinds = {
    "S3::BucketPolicy": "PolicyDocument",
    "SQS::QueuePolicy": "PolicyDocument",
    "SNS::TopicPolicy": "PolicyDocument",
    "KMS::Key": "KeyPolicy",
  };
  const admitted = [data, service, watch]
    .flatMap((template) =>
      Object.entries(kinds).flatMap(([kind, property]) =>
        Object.values(template.findResources(`AWS::${kind}`)).flatMap(
          ({ Properties }) => Statements.parse(Properties?.[property]).Statement,
        ),
      ),
    )
    .filter(({ Effect }) => Effect !== "Deny");
  expect(admitted.length).toBeGreaterThan(4);
  for (const { Principal, Condition } of admitted) {
    if (JSON.stringify(Principal) === JSON.stringify(account)) continue;
    for (const one of SERVICES.parse(Principal).Service)
      expect(one).toMatch(/^(logging\.s3|cloudwatch|budgets)\.amazonaws\.com$/);
    expect(Condition).toEqual({ StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } });
  }
});
