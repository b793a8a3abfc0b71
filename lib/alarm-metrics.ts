import { Aws, Duration } from "aws-cdk-lib";
import * as watch from "aws-cdk-lib/aws-cloudwatch";
import type { DeployedFunction } from "../contract/deployed.ts";
import { type Metric, METRICS_NAMESPACE } from "../contract/metrics.ts";
import { firewallNames } from "./api/firewall.ts";
import { machineName } from "./escalation.ts";
import { RUNNING } from "./running.ts";
import type { StageSettings } from "./stage-settings.ts";

const period = Duration.minutes(5);

/**
 * What is measured, found by the names that the stage's resources have: the stack that watches needs nothing of the one it watches, and
 * neither holds the other back when something is taken out.
 */
export function metricsOf(settings: Pick<StageSettings, "name" | "restored">) {
  const { name: stage } = settings;
  const of =
    (namespace: string, dimensionsMap: Record<string, string>) =>
    (metricName: string, statistic = "Sum"): watch.Metric =>
      new watch.Metric({ namespace, dimensionsMap, metricName, statistic, period });
  const lambda = (name: DeployedFunction) => of("AWS/Lambda", { FunctionName: `${stage}-${name}` });
  const machineArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${machineName(settings)}`;
  const machine = of("AWS/States", { StateMachineArn: machineArn });
  const { acl, guessing } = firewallNames(stage);
  return {
    machine,
    api: of("AWS/ApiGateway", { ApiName: stage }),
    /** What our own functions count. */
    counted: (metric: Metric, statistic = "Sum"): watch.Metric =>
      new watch.Metric({ namespace: METRICS_NAMESPACE, metricName: metric, statistic, period }),
    duration: (name: DeployedFunction) => lambda(name)("Duration", "p95").with({ label: name }),
    /** Milliseconds between a record and its reading. */
    age: (name: DeployedFunction) => lambda(name)("IteratorAge", "Maximum"),
    /** Errors; and throttles, except of a function that is held back on purpose: its callers try again. */
    broken: (name: DeployedFunction): watch.IMetric => {
      const errors = lambda(name)("Errors");
      if (RUNNING[name].atMost !== undefined) return errors;
      return added("errors and throttles", { errors, throttles: lambda(name)("Throttles") });
    },
    unfinished: added("failed, timed out or throttled", {
      failed: machine("ExecutionsFailed"),
      timedOut: machine("ExecutionsTimedOut"),
      throttled: machine("ExecutionThrottled"),
    }),
    givenUp: of("AWS/SQS", { QueueName: `${stage}-failures` })("ApproximateNumberOfMessagesVisible", "Maximum"),
    /** Requests the firewall held off because one address tried query codes. */
    guesses: of("AWS/WAFV2", { WebACL: acl, Rule: guessing, Region: Aws.REGION })("BlockedRequests"),
    notCopied: (vault: string) =>
      of("AWS/Backup", { BackupVaultName: vault })("NumberOfBackupJobsFailed").with({ period: Duration.hours(1) }),
  };
}

function added(label: string, usingMetrics: Record<string, watch.IMetric>): watch.MathExpression {
  return new watch.MathExpression({ label, expression: Object.keys(usingMetrics).join(" + "), usingMetrics, period });
}
