/** A resource that a deployment would take away, or make anew under another identity. */
export interface Destruction {
  readonly type: string;
  /** Path and logical id, as the CDK shows them. */
  readonly what: string;
  readonly how: "orphan" | "destroy" | "replace" | "may be replaced";
}

/** A new one is made with every change of a route, and the old one taken away: nobody notices. */
const EVERYDAY = new Set(["AWS::ApiGateway::Deployment"]);

/** What holds records, files, keys or running executions. No command of this project replaces or deletes it, whatever is answered. */
const KEPT = new Set([
  "AWS::Backup::BackupVault",
  "AWS::DynamoDB::Table",
  "AWS::KMS::Key",
  "AWS::S3::Bucket",
  "AWS::SecretsManager::Secret",
  "AWS::StepFunctions::StateMachine",
]);

/** Lines of `cdk diff`: `[-] AWS::SNS::Topic Old destroy`, `[~] AWS::SQS::Queue Failures Failures8A3E replace`. */
const LINE = /^\[[-~]\] (\S+) (.+?) (orphan|destroy|replace|may be replaced)$/;

/** @param diff what `cdk diff` printed, without colours */
export function destructions(diff: string): Destruction[] {
  return diff.split("\n").flatMap((line) => {
    const [, type = "", what = "", how] = LINE.exec(line.trimEnd()) ?? [];
    if (how !== "orphan" && how !== "destroy" && how !== "replace" && how !== "may be replaced") return [];
    return EVERYDAY.has(type) ? [] : [{ type, what, how }];
  });
}

/** @param restored after a recovery: the machine is replaced on purpose, its executions are of the table that was left */
export function mustStay({ type, how }: Destruction, restored: boolean): boolean {
  if (restored && type === "AWS::StepFunctions::StateMachine") return false;
  return KEPT.has(type) && how !== "may be replaced";
}
