import { Aws, Duration } from "aws-cdk-lib";
import * as watch from "aws-cdk-lib/aws-cloudwatch";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { type Metric, METRICS_NAMESPACE } from "../contract/metrics.ts";
import type { FirewallNames } from "./api/firewall.ts";
import type { ServiceFunction } from "./service-function.ts";

const period = Duration.minutes(5);

/** What our own functions count. */
export function counted(metricName: Metric): watch.Metric {
  return new watch.Metric({ namespace: METRICS_NAMESPACE, metricName, period, statistic: "Sum" });
}

/** Errors; and throttles, except of a function that is held back on purpose (lib/running.ts): its callers try again. */
export function broken({ lambda, running }: ServiceFunction): watch.IMetric {
  const errors = lambda.metricErrors({ period });
  if (running.atMost !== undefined) return errors;
  return new watch.MathExpression({
    label: "errors and throttles",
    expression: "errors + throttles",
    usingMetrics: { errors, throttles: lambda.metricThrottles({ period }) },
    period,
  });
}

export function unfinished(machine: IStateMachine): watch.MathExpression {
  return new watch.MathExpression({
    label: "failed, timed out or throttled",
    expression: "failed + timedOut + throttled",
    usingMetrics: {
      failed: machine.metricFailed({ period }),
      timedOut: machine.metricTimedOut({ period }),
      throttled: machine.metricThrottled({ period }),
    },
    period,
  });
}

/** Requests the firewall held off because one address tried query codes. */
export function guesses({ acl, guessing }: FirewallNames): watch.Metric {
  return new watch.Metric({
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensionsMap: { WebACL: acl, Rule: guessing, Region: Aws.REGION },
    period,
    statistic: "Sum",
  });
}
