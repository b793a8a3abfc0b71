import { CfnElement, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Tags } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as secrets from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { TABLE } from "../contract/table.ts";
import { Backup } from "./backup.ts";
import { accessLogBucket, privateBucket } from "./private-bucket.ts";
import type { StageSettings } from "./stage-settings.ts";

const { STRING } = dynamodb.AttributeType;

export interface DataStackProps extends StackProps {
  readonly headsLock: StageSettings["headsLock"];
  readonly timeZone: string;
  readonly restored: StageSettings["restored"];
}

/** Everything that cannot be made again: the table, the accepted files, the signed heads of days, the keys. Nothing here is ever replaced. */
export class DataStack extends Stack {
  readonly key: kms.Key;
  readonly table: dynamodb.ITable | dynamodb.Table;
  readonly attachments: s3.Bucket;
  readonly heads: s3.Bucket;
  readonly chainKey: secrets.Secret;
  readonly headKey: secrets.Secret;
  readonly codeKey: secrets.Secret;
  readonly mail: secrets.Secret;
  readonly vaultName: string;
  private readonly accessLogs: s3.Bucket;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.key = new kms.Key(this, "Key", {
      description: "Huiyin: the table and the files",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const made = this.makeTable();
    this.table = props.restored ? this.insteadOf(made, props.restored) : made;
    this.accessLogs = accessLogBucket(this, "AccessLogs");
    this.attachments = this.makeBucket("Attachments");
    const { mode, days } = props.headsLock;
    const objectLockDefaultRetention = s3.ObjectLockRetention[mode](Duration.days(days));
    this.heads = this.makeBucket("Heads", { objectLockEnabled: true, objectLockDefaultRetention });
    this.chainKey = this.makeSecret("ChainKey", "HMAC key of the commits, with its id", { keyId: "chain-1" }, "key");
    this.headKey = this.makeSecret("HeadKey", "What the key of day heads is made of", { keyId: "head-1" }, "key");
    this.codeKey = this.makeSecret("CodeKey", "HMAC key of the query codes, with its id", { keyId: "code-1" }, "key");
    this.mail = this.makeSecret("MailLogin", "User and password at the mail server", { user: "" }, "password");
    const secretsKept = [this.chainKey, this.headKey, this.codeKey, this.mail];
    const { key, table, attachments, heads, accessLogs } = this;
    for (const kept of [key, attachments, heads, accessLogs, ...secretsKept]) keepLogicalId(kept);
    this.vaultName = new Backup(this, "Backup", {
      key,
      timeZone: props.timeZone,
      kept: [table.tableArn, attachments.bucketArn, heads.bucketArn],
    }).vault.backupVaultName;
    // Read before each deployment (bin/deploy.ts): code of one layout never meets a table of another.
    Tags.of(made).add("huiyin:table-layout", TABLE.layout);
    new CfnOutput(this, "TableLayout", { value: TABLE.layout });
    new CfnOutput(this, "TableName", { value: table.tableName });
  }

  private makeTable(): dynamodb.Table {
    const table = new dynamodb.Table(this, "Table", {
      partitionKey: { name: TABLE.partition, type: STRING },
      sortKey: { name: TABLE.sort, type: STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: TABLE.expires,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keepLogicalId(table);
    for (const [indexName, { partition, sort }] of Object.entries(TABLE.indexes))
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: STRING },
        sortKey: { name: sort, type: STRING },
        projectionType: dynamodb.ProjectionType.INCLUDE,
        nonKeyAttributes: [...TABLE.projected],
      });
    return table;
  }

  /** What a recovery made: the keys of the stage open it, and everything uses it. What the other stacks still import stays exported. */
  private insteadOf(made: dynamodb.Table, { table, stream }: NonNullable<DataStackProps["restored"]>): dynamodb.ITable {
    for (const used of [made.tableName, made.tableArn, made.tableStreamArn]) this.exportValue(used);
    return dynamodb.Table.fromTableAttributes(this, "Restored", {
      tableName: table,
      tableStreamArn: stream,
      encryptionKey: this.key,
      globalIndexes: Object.keys(TABLE.indexes),
    });
  }

  private makeBucket(id: string, more: s3.BucketProps = {}): s3.Bucket {
    return privateBucket(this, id, this.accessLogs, {
      versioned: true,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      ...more,
    });
  }

  private makeSecret(id: string, description: string, beside: object, generated: string): secrets.Secret {
    return new secrets.Secret(this, id, {
      description,
      removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: {
        secretStringTemplate: JSON.stringify(beside),
        generateStringKey: generated,
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
  }
}

/** The id in the template is the one written here, however the constructs are moved about: another id is another table. */
function keepLogicalId(construct: Construct): void {
  const { defaultChild, id } = construct.node;
  if (defaultChild instanceof CfnElement) defaultChild.overrideLogicalId(id);
}
