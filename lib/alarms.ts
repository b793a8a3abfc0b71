import { Duration } from "aws-cdk-lib";
import * as watch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Construct } from "constructs";
import { counted } from "./alarm-metrics.ts";
import { alarmRows, type Watched } from "./alarm-rows.ts";
import { Operators } from "./operators.ts";
import type { StageSettings } from "./stage-settings.ts";

export interface AlarmsProps extends Watched {
  readonly settings: StageSettings;
}

/** Every alarm says who is hurt and what to do first; all go to the operators, and stand on one page. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { topic } = new Operators(this, "Operators", props.settings);
    const tell = new SnsAction(topic);
    const alarms = alarmRows(props).map(({ id: name, metric, text, above = 0, times = 1 }) => {
      const alarm = new watch.Alarm(this, name, {
        // The mail of an alarm shows both: by the name the runbook's row is found.
        alarmName: `${props.settings.name}-${name}`,
        alarmDescription: `${text} 处置办法见 docs/runbook.md「${name}」。`,
        metric,
        threshold: above,
        evaluationPeriods: times,
        comparisonOperator: watch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: watch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(tell);
      return alarm;
    });
    this.page(alarms, props);
  }

  private page(alarms: watch.Alarm[], { settings, api, functions, machine }: AlarmsProps): void {
    const period = Duration.minutes(5);
    const graph = (title: string, left: watch.IMetric[]): watch.GraphWidget =>
      new watch.GraphWidget({ title, left, width: 12, height: 6 });
    new watch.Dashboard(this, "Page", {
      dashboardName: settings.name,
      widgets: [
        [new watch.AlarmStatusWidget({ title: "告警 Alarms", alarms, width: 24, height: 6 })],
        [
          graph("到期与提醒 Rungs fired, late", [counted("RungsFired"), counted("RungsLate"), counted("NoProgress")]),
          graph("晚了多少毫秒 Lag of rungs, ms", [counted("EscalationLag").with({ statistic: "p99" })]),
        ],
        [
          graph("请求 Requests and faults", [
            api.metricCount({ period }),
            api.metricClientError({ period }),
            api.metricServerError({ period }),
          ]),
          graph("响应时间 Latency, ms", [
            api.metricLatency({ period, statistic: "p50" }),
            api.metricLatency({ period, statistic: "p95" }),
          ]),
        ],
        [
          graph(
            "每个函数的耗时 Duration of each function, ms (p95)",
            functions.map(({ lambda, name: label }) => lambda.metricDuration({ period, statistic: "p95", label })),
          ),
          graph("通知与状态机 Notices, machines", [
            counted("NoticesSent"),
            counted("NoticesFailed"),
            machine.metricStarted({ period }),
            machine.metricSucceeded({ period }),
          ]),
        ],
      ],
    });
  }
}
