import { Stack, type StackProps } from "aws-cdk-lib";
import * as watch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Construct } from "constructs";
import { DEPLOYED, type DeployedFunction } from "../contract/deployed.ts";
import { metricsOf } from "./alarm-metrics.ts";
import { alarmRows } from "./alarm-rows.ts";
import type { DataStack } from "./data.ts";
import { Operators } from "./operators.ts";
import type { StageSettings } from "./stage-settings.ts";

export interface WatchStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
}

/** Every alarm says who is hurt and what to do first; all go to the operators, and stand on one page. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    const { settings, data } = props;
    const tell = new SnsAction(new Operators(this, "Operators", settings).topic);
    const alarms = alarmRows(settings, data).map(({ id: name, metric, text, above = 0, times = 1 }) => {
      const alarm = new watch.Alarm(this, name, {
        // The mail of an alarm shows both: by the name the runbook's row is found.
        alarmName: `${settings.name}-${name}`,
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
    new watch.Dashboard(this, "Page", { dashboardName: settings.name, widgets: page(settings, alarms) });
  }
}

function page(settings: StageSettings, alarms: watch.Alarm[]): watch.IWidget[][] {
  const { counted, api, machine, duration } = metricsOf(settings);
  const graph = (title: string, left: watch.IMetric[]): watch.GraphWidget =>
    new watch.GraphWidget({ title, left, width: 12, height: 6 });
  const names = Object.keys(DEPLOYED).filter((name): name is DeployedFunction => name in DEPLOYED);
  return [
    [new watch.AlarmStatusWidget({ title: "告警 Alarms", alarms, width: 24, height: 6 })],
    [
      graph("到期与提醒 Rungs fired, late", [counted("RungsFired"), counted("RungsLate"), counted("NoProgress")]),
      graph("晚了多少毫秒 Lag of rungs, ms", [counted("EscalationLag", "p99")]),
    ],
    [
      graph("请求 Requests and faults", [api("Count", "SampleCount"), api("4XXError"), api("5XXError")]),
      graph("响应时间 Latency, ms", [api("Latency", "p50"), api("Latency", "p95")]),
    ],
    [
      graph("每个函数的耗时 Duration of each function, ms (p95)", names.map(duration)),
      graph("通知与状态机 Notices, machines", [
        counted("NoticesSent"),
        counted("NoticesFailed"),
        counted("NoticeWait", "Maximum"),
        machine("ExecutionsStarted"),
        machine("ExecutionsSucceeded"),
      ]),
    ],
  ];
}
