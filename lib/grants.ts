import { ArnFormat, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { DEPLOYED, type DeployedFunction } from "../contract/deployed.ts";
import { type Access, ACCESS } from "./access.ts";
import type { DataStack } from "./data.ts";

/** What permissions point at. The machine is missing for the one function it calls itself. */
export interface World {
  readonly data: DataStack;
  readonly quarantine: s3.Bucket;
  readonly failures: IQueue;
  readonly tenant: string;
  readonly machine?: StateMachine;
}

/** The words of lib/access.ts as statements about the resources of this stage. */
export function statementsOf(name: DeployedFunction, world: World): PolicyStatement[] {
  const access = ACCESS[name];
  const { data } = world;
  return [
    ...tableStatements(access, world),
    ...failureStatements(access, world),
    ...allow("s3", access.quarantine, [`${world.quarantine.bucketArn}/*`]),
    ...allow("s3", access.attachments, [`${data.attachments.bucketArn}/*`]),
    ...allow("s3", access.heads, [`${data.heads.bucketArn}/*`]),
    ...machineStatements(name, access, world),
    ...allow("secretsmanager", ["GetSecretValue"], secretsOf(name, data)),
    useOfKey(
      data,
      access.table.some((action) => action.endsWith("Item") && !action.includes("Get")),
    ),
  ];
}

const WRITING = ["Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"].map(
  (action) => `kms:${action}`,
);

/** The table is encrypted with our key: whoever uses it needs the key as well (DynamoDB developer guide, encryption at rest). */
export function useOfKey({ key }: DataStack, writes: boolean): PolicyStatement {
  const writing = writes ? WRITING : [];
  return new PolicyStatement({ actions: ["kms:Decrypt", "kms:DescribeKey", ...writing], resources: [key.keyArn] });
}

function allow(service: string, actions: readonly string[] | undefined, resources: string[]): PolicyStatement[] {
  if (actions === undefined || resources.length === 0) return [];
  return [new PolicyStatement({ actions: actions.map((action) => `${service}:${action}`), resources })];
}

/** Every key begins with the tenant (architecture §7); a function cannot reach another tenant's even by mistake. */
function tableStatements({ table, indexes = [] }: Access, { data, tenant }: World): PolicyStatement[] {
  const { tableArn } = data.table;
  const statements = [
    ...allow("dynamodb", table, [tableArn]),
    ...allow(
      "dynamodb",
      ["Query"],
      indexes.map((index) => `${tableArn}/index/${index}`),
    ),
  ];
  for (const one of statements)
    one.addCondition("ForAllValues:StringLike", { "dynamodb:LeadingKeys": [`T#${tenant}#*`] });
  return statements;
}

function failureStatements({ stream, unattended }: Access, { data, failures }: World): PolicyStatement[] {
  const { tableStreamArn } = data.table;
  const reading = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];
  return [
    ...allow("dynamodb", reading, stream === true && tableStreamArn !== undefined ? [tableStreamArn] : []),
    ...allow("sqs", ["SendMessage"], unattended === true ? [failures.queueArn] : []),
  ];
}

function machineStatements(name: string, { machine: actions = [] }: Access, { machine }: World): PolicyStatement[] {
  if (actions.length === 0) return [];
  if (machine === undefined) throw new Error(`${name} may not use the machine: it is made before it`);
  const executions = Stack.of(machine).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const of = (action: string): string =>
    action.endsWith("Execution") && action !== "StartExecution" ? executions : machine.stateMachineArn;
  return actions.flatMap((action) => allow("states", [action], [of(action)]));
}

function secretsOf(name: DeployedFunction, data: DataStack): string[] {
  const secrets: Partial<Record<string, Secret>> = {
    CHAIN_KEY: data.chainKey,
    HEAD_KEY: data.headKey,
    CODE_KEY: data.codeKey,
    MAIL: data.mail,
  };
  return DEPLOYED[name].settings.flatMap((setting) => secrets[setting]?.secretArn ?? []);
}
