import { Duration } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import * as watch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { type Metric, METRICS_NAMESPACE } from "../contract/metrics.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface AlarmsProps {
  readonly operators: readonly string[];
  readonly functions: readonly ServiceFunction[];
  readonly machine: IStateMachine;
  readonly failures: IQueue;
  readonly api: RestApi;
}

/** What our own functions count, and what it means to people when it is not nothing. */
const COUNTED: readonly (readonly [Metric, string])[] = [
  [
    "ReconcilerFound",
    "The reconciler found something to do, which must never happen: warnings of these issues were late or their execution was dead. First look at its log for the issues, then at the executions of the escalation machine.",
  ],
  [
    "RungsLate",
    "Warnings or escalations were fired more than two minutes late: an official was told late and may say so. First look at the log of decide-what-is-due and at throttles.",
  ],
  [
    "NoProgress",
    "An issue has something due that cannot be fired: it climbs no further and its enterprise waits. First read NO_PROGRESS in the log of decide-what-is-due; it tries again every ten minutes.",
  ],
  [
    "ProofDifferences",
    "What was owed yesterday and what was fired differ, or a chain of commits is broken: the promise to the enterprises is not proved. First open the day's proof page; do not change any record.",
  ],
  [
    "BulletinNotFrozen",
    "Last month's bulletin could not be frozen for two hours: leaders and units will not get it on time. First look for rungs that have not fired, in the log of freeze-bulletin.",
  ],
  [
    "NoticesFailed",
    "Notices could not be delivered: someone does not know what is expected of him. First look at the issue pages: a dead address is shown there; if all fail, the mail server is down.",
  ],
];

/** Every alarm says who is hurt and what to do first; all go to the operators. */
export class Alarms extends Construct {
  private readonly operators: SnsAction;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, "Operators", { enforceSSL: true });
    for (const address of props.operators) topic.addSubscription(new EmailSubscription(address));
    this.operators = new SnsAction(topic);
    for (const [metric, text] of COUNTED) this.alarm(metric, counted(metric), text);
    for (const one of props.functions) this.alarm(one.name, broken(one), `${one.running.hurt} ${one.running.first}`);
    this.alarm(
      "Machine",
      unfinished(props.machine),
      "Executions of the escalation machine failed: their issues do not climb. The reconciler starts them again within five minutes. First open the failed execution: its last event names the cause.",
    );
    this.alarm(
      "Failures",
      props.failures.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: "Maximum" }),
      "Work was given up and lies in the queue for failures: a notice or a scheduled task is missing. First read the message; when the cause is gone, send it again (runbook).",
    );
    this.alarm(
      "Api",
      props.api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
      "Requests were answered with a fault: enterprises or officials saw an error page. First look which route in the access log, then in the log of its function.",
    );
  }

  private alarm(id: string, metric: watch.IMetric, alarmDescription: string): void {
    new watch.Alarm(this, id, {
      alarmDescription,
      metric,
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: watch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: watch.TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(this.operators);
  }
}

function counted(metricName: Metric): watch.Metric {
  return new watch.Metric({ namespace: METRICS_NAMESPACE, metricName, period: Duration.minutes(5), statistic: "Sum" });
}

function broken({ lambda }: ServiceFunction): watch.MathExpression {
  const period = Duration.minutes(5);
  return new watch.MathExpression({
    label: "errors and throttles",
    expression: "errors + throttles",
    usingMetrics: { errors: lambda.metricErrors({ period }), throttles: lambda.metricThrottles({ period }) },
    period,
  });
}

function unfinished(machine: IStateMachine): watch.MathExpression {
  const period = Duration.minutes(5);
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
