import { Duration, RemovalPolicy, TimeZone } from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import { Schedule } from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";

export interface BackupProps {
  readonly key: IKey;
  readonly timeZone: string;
  /** ARNs of what is kept: the table and the buckets whose files exist once. */
  readonly kept: readonly string[];
}

/**
 * Beside the table's own recovery to any second of the last 35 days: a copy of table and files each night, kept for 35 days, and one each
 * month, kept for three years, in a vault from which nothing can be deleted for a month. AWS Backup is in both partitions.
 */
export class Backup extends Construct {
  readonly vault: backup.BackupVault;

  constructor(scope: Construct, id: string, { key, timeZone, kept }: BackupProps) {
    super(scope, id);
    this.vault = new backup.BackupVault(this, "Vault", {
      encryptionKey: key,
      // Governance: whoever is permitted to may loosen it. The heads of days are under the hard lock.
      lockConfiguration: { minRetention: Duration.days(30) },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const rule = (ruleName: string, at: Schedule, days: number): backup.BackupPlanRule =>
      new backup.BackupPlanRule({
        ruleName,
        scheduleExpression: at,
        scheduleExpressionTimezone: TimeZone.of(timeZone),
        deleteAfter: Duration.days(days),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
      });
    const plan = new backup.BackupPlan(this, "Plan", {
      backupVault: this.vault,
      backupPlanRules: [
        rule("each-night", Schedule.cron({ hour: "2", minute: "0" }), 35),
        rule("each-month", Schedule.cron({ hour: "3", minute: "0", day: "1" }), 1096),
      ],
    });
    const managed = ["service-role/AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForS3Backup"];
    plan.addSelection("Kept", {
      resources: kept.map((arn) => backup.BackupResource.fromArn(arn)),
      disableDefaultBackupPolicy: true,
      role: new iam.Role(this, "Role", {
        assumedBy: new iam.ServicePrincipal("backup.amazonaws.com"),
        managedPolicies: managed.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
      }),
    });
  }
}
