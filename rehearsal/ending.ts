import type { Assembly } from "./assembly.ts";
import type { Aws } from "./aws.ts";
import type { Cdk } from "./cdk.ts";
import { isKept, type Made, query, type Stage } from "./stage.ts";
import { must } from "./verdicts.ts";

const JSON_1_1 = (target: string): object => ({ "content-type": "application/x-amz-json-1.1", "x-amz-target": target });
const JSON_1_0 = (target: string): object => ({ "content-type": "application/x-amz-json-1.0", "x-amz-target": target });

/** How to see with one's own eyes that something is still there. */
const LOOK: Readonly<Record<string, (aws: Aws, physical: string) => Promise<unknown>>> = {
  "AWS::DynamoDB::Table": (aws, TableName) =>
    aws.request("dynamodb", "POST", "/", JSON.stringify({ TableName }), JSON_1_0("DynamoDB_20120810.DescribeTable")),
  "AWS::S3::Bucket": (aws, bucket) => aws.request("s3", "GET", `/${bucket}?location=`),
  "AWS::SecretsManager::Secret": (aws, SecretId) =>
    aws.request("secretsmanager", "POST", "/", JSON.stringify({ SecretId }), JSON_1_1("secretsmanager.DescribeSecret")),
  "AWS::KMS::Key": (aws, KeyId) =>
    aws.request("kms", "POST", "/", JSON.stringify({ KeyId }), JSON_1_1("TrentService.DescribeKey")),
};

/** The data stack refuses to be deleted as long as it is protected. */
export async function refusesDeletion(cdk: Cdk, assembly: Assembly, stack: string): Promise<string> {
  const answer = await cdk.destroy(assembly, stack).then(
    () => "it was deleted",
    (error: unknown) => String(error),
  );
  must(
    /TerminationProtection|termination protection/i.test(answer),
    `${stack} was not protected: ${answer.slice(0, 400)}`,
  );
  return "refused: termination protection";
}

/** Takes a stack down. @returns what its template keeps, by type; each of it that can be looked at was seen afterwards */
export async function takeDown(aws: Aws, cdk: Cdk, stage: Stage, assembly: Assembly, stack: string): Promise<string> {
  const { Resources } = assembly.template(stack);
  const ours = stage.resources.filter((one) => one.stack === stack);
  const kept = ours.filter(({ id }) => Resources[id] !== undefined && isKept(Resources[id]));
  await query(aws, "cloudformation", {
    Action: "UpdateTerminationProtection",
    Version: "2010-05-15",
    StackName: stack,
    EnableTerminationProtection: "false",
  });
  await cdk.destroy(assembly, stack);
  for (const { type, id, physical } of kept) {
    const still = await LOOK[type]?.(aws, physical).catch(() => "gone");
    must(still !== "gone", `${id} (${type}) went with its stack although it must be kept`);
  }
  return `${ours.length - kept.length} of ${ours.length} resources deleted; kept: ${summary(kept)}`;
}

function summary(kept: readonly Made[]): string {
  const byType = Map.groupBy(kept, ({ type }) => type.replace("AWS::", ""));
  return [...byType]
    .map(([type, all]) => `${all.length} ${type}${LOOK[`AWS::${type}`] ? "" : " (not looked at)"}`)
    .join(", ");
}
