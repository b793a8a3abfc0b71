import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { DEPLOYED, type DeployedFunction } from "../../contract/deployed.ts";
import { RUNNING } from "../../lib/running.ts";
import { templatesOf } from "./stage.ts";

const names = Object.keys(DEPLOYED).filter((name): name is DeployedFunction => name in DEPLOYED);

describe.each(["aws", "aws-cn"])("in the templates of %s", (stage) => {
  const { data, service, watch } = templatesOf(stage);
  const stacks = [data, service, watch];
  const all = (type: string) =>
    stacks.flatMap((template) =>
      Object.entries(template.findResources(type)).map(([id, { Properties }]) => ({ id, Properties })),
    );

  it("every log is kept for six months and more, and every function has a log of its own", () => {
    for (const { id, Properties } of all("AWS::Logs::LogGroup"))
      expect(Properties?.RetentionInDays, id).toBeGreaterThanOrEqual(184);
    for (const { id, Properties } of all("AWS::Lambda::Function"))
      expect(JSON.stringify(Properties?.LoggingConfig), id).toMatch(/"LogGroup":\{"Ref":"\w+"\}/);
  });

  it("who read which file is written down and kept for six months and more", () => {
    const buckets = all("AWS::S3::Bucket");
    for (const { id, Properties } of buckets.filter((one) => !one.id.startsWith("AccessLogs")))
      expect(JSON.stringify(Properties?.LoggingConfiguration), id).toContain(
        '"DestinationBucketName":{"Ref":"AccessLogs',
      );
    for (const { Properties } of buckets.filter((one) => one.id.startsWith("AccessLogs")))
      expect(Properties?.LifecycleConfiguration.Rules[0].ExpirationInDays).toBeGreaterThanOrEqual(184);
  });

  it("everything that rests is encrypted", () => {
    for (const { id, Properties } of all("AWS::S3::Bucket")) expect(Properties?.BucketEncryption, id).toBeDefined();
    for (const { id, Properties } of all("AWS::SQS::Queue")) expect(Properties?.SqsManagedSseEnabled, id).toBe(true);
    for (const { id, Properties } of all("AWS::SNS::Topic")) expect(Properties?.KmsMasterKeyId, id).toBeDefined();
    for (const { id, Properties } of all("AWS::Backup::BackupVault"))
      expect(Properties?.EncryptionKeyArn, id).toBeDefined();
    for (const { id, Properties } of all("AWS::DynamoDB::Table"))
      expect(Properties?.SSESpecification, id).toMatchObject({ SSEEnabled: true, SSEType: "KMS" });
    for (const { id, Properties } of all("AWS::KMS::Key")) expect(Properties?.EnableKeyRotation, id).toBe(true);
  });

  it("everything that travels is encrypted: buckets, queue and topic refuse plain HTTP", () => {
    const refusing = all("AWS::S3::BucketPolicy").length + all("AWS::SQS::QueuePolicy").length;
    const policies = ["S3::BucketPolicy", "SQS::QueuePolicy", "SNS::TopicPolicy"].flatMap((type) =>
      all(`AWS::${type}`),
    );
    for (const { id, Properties } of policies)
      expect(JSON.stringify(Properties?.PolicyDocument), id).toContain('"aws:SecureTransport":"false"');
    expect(refusing).toBe(all("AWS::S3::Bucket").length + all("AWS::SQS::Queue").length);
  });

  it("the table and the files are copied each night and each month, into a vault that keeps them for 30 days at least", () => {
    data.hasResourceProperties("AWS::Backup::BackupVault", { LockConfiguration: { MinRetentionDays: 30 } });
    data.hasResourceProperties("AWS::Backup::BackupPlan", {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: "cron(0 2 * * ? *)",
            ScheduleExpressionTimezone: "Asia/Shanghai",
            Lifecycle: { DeleteAfterDays: 35 },
          }),
          Match.objectLike({ ScheduleExpression: "cron(0 3 1 * ? *)", Lifecycle: { DeleteAfterDays: 1096 } }),
        ],
      },
    });
    data.hasResourceProperties("AWS::Backup::BackupSelection", {
      BackupSelection: Match.objectLike({
        Resources: ["Table", "Attachments", "Heads"].map((id) => ({ "Fn::GetAtt": [id, "Arn"] })),
      }),
    });
  });

  it("10,000 limits at one instant leave the people their places: what runs by itself is held back, what they wait for is not", () => {
    const reserved = new Map(
      all("AWS::Lambda::Function").map(({ Properties }) => [
        Properties?.FunctionName,
        Properties?.ReservedConcurrentExecutions,
      ]),
    );
    for (const name of names) expect(reserved.get(`huiyin-${name}`), name).toBe(RUNNING[name].atMost);
    const heldBack = names.filter((name) => RUNNING[name].atMost !== undefined);
    expect(heldBack.sort()).toEqual(["announce", "decide-what-is-due", "steer-execution"]);
    // An account has 1,000 places (Lambda quotas): the other functions always have at least 800.
    const places = heldBack.reduce((sum, name) => sum + (RUNNING[name].atMost ?? 0), 0);
    expect(places).toBeLessThanOrEqual(200);
  });

  it("what is called by an address or holds something keeps its name in the template: another name would be another one", () => {
    const kinds = ["S3::Bucket", "SQS::Queue", "ApiGateway::RestApi", "StepFunctions::StateMachine"];
    expect(kinds.flatMap((kind) => Object.keys(service.findResources(`AWS::${kind}`))).sort()).toEqual([
      "AccessLogs8B620ECA",
      "EscalationMachine5E4B1909",
      "Failures8A3E1A2F",
      "Quarantine23FF09FE",
      "RestApi79D61EE8",
      "WebBucketE51352C0",
    ]);
  });

  it("a stack has at most 300 resources and a template of 800 KB", () => {
    const size = (template: Template): number => JSON.stringify(template.toJSON(), undefined, 1).length;
    for (const template of stacks) {
      expect(Object.keys(template.toJSON()["Resources"]).length).toBeLessThanOrEqual(300);
      expect(size(template)).toBeLessThanOrEqual(800 * 1024);
    }
  });
});
