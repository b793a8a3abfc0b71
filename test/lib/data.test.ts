import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { TABLE } from "../../contract/table.ts";
import { templatesOf } from "./stage.ts";

const { data, service } = templatesOf("aws");

describe("the data stack keeps what cannot be made again", () => {
  it("has one table that survives a mistake", () => {
    data.resourceCountIs("AWS::DynamoDB::Table", 1);
    data.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: { "Fn::GetAtt": ["Key", "Arn"] } },
        BillingMode: "PAY_PER_REQUEST",
      },
    });
  });

  it("tells what was inserted, and forgets only the counters of throttles", () => {
    data.hasResourceProperties("AWS::DynamoDB::Table", {
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    });
  });

  it.each(Object.entries(TABLE.indexes))(
    "finds by index %s, and shows there no more than lists show",
    (IndexName, key) => {
      data.hasResourceProperties("AWS::DynamoDB::Table", {
        GlobalSecondaryIndexes: Match.arrayWith([
          {
            IndexName,
            KeySchema: [
              { AttributeName: key.partition, KeyType: "HASH" },
              { AttributeName: key.sort, KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["row"] },
          },
        ]),
      });
    },
  );

  it("calls what it keeps by names that never change: another name would be another, empty table", () => {
    const kept = Object.keys(data.toJSON()["Resources"]).filter(
      (id) => !/^(AccessLogs|Attachments|Heads)Policy|^Backup(Plan|Role)/.test(id),
    );
    expect(kept.sort()).toEqual([
      "AccessLogs",
      "Attachments",
      "BackupVaultADF21B19",
      "ChainKey",
      "CodeKey",
      "HeadKey",
      "Heads",
      "Key",
      "MailLogin",
      "Table",
    ]);
  });

  it("rotates the key and makes secrets nobody has seen", () => {
    data.hasResource("AWS::KMS::Key", { DeletionPolicy: "Retain", Properties: { EnableKeyRotation: true } });
    data.allResourcesProperties("AWS::SecretsManager::Secret", {
      GenerateSecretString: Match.objectLike({ PasswordLength: 64, SecretStringTemplate: Match.anyValue() }),
      SecretString: Match.absent(),
    });
  });
});

describe("files", () => {
  it.each([
    ["accepted files", data],
    ["uploads and the web app", service],
  ])("keeps %s private, encrypted, and reachable over TLS only", (_, template) => {
    template.allResourcesProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    });
    template.allResourcesProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      },
    });
  });

  it("keeps every version of an accepted file", () => {
    data.hasResourceProperties("AWS::S3::Bucket", { VersioningConfiguration: { Status: "Enabled" } });
  });

  it("locks the signed heads of days for as long as the stage says", () => {
    data.hasResource("AWS::S3::Bucket", {
      DeletionPolicy: "Retain",
      Properties: {
        VersioningConfiguration: { Status: "Enabled" },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3650 } } },
      },
    });
  });

  it("forgets an upload that nobody attached after a day, and takes uploads from our own page only", () => {
    service.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 1, Status: "Enabled" })] },
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedOrigins: [{ Ref: "PublicOrigin" }], AllowedMethods: ["POST"] })],
      },
    });
  });
});
