import { Duration } from "aws-cdk-lib";
import type * as watch from "aws-cdk-lib/aws-cloudwatch";
import { Operation } from "aws-cdk-lib/aws-dynamodb";
import { DEPLOYED, type DeployedFunction } from "../contract/deployed.ts";
import type { Metric } from "../contract/metrics.ts";
import { ACCESS } from "./access.ts";
import { metricsOf } from "./alarm-metrics.ts";
import type { DataStack } from "./data.ts";
import { RUNNING } from "./running.ts";
import type { StageSettings } from "./stage-settings.ts";

const { GET_ITEM, QUERY, PUT_ITEM, UPDATE_ITEM, TRANSACT_WRITE_ITEMS } = Operation;
const names = Object.keys(DEPLOYED).filter((name): name is DeployedFunction => name in DEPLOYED);
/** The readers of the table's stream. */
const followers = names.filter((name) => ACCESS[name].stream === true);

/** Rings when the metric is above `above` (0 if not said) for `times` (1) periods. The text: who is hurt, and what to do first. */
export interface AlarmRow {
  readonly id: string;
  readonly metric: watch.IMetric;
  readonly text: string;
  readonly above?: number;
  readonly times?: number;
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
    "Notices could not be delivered: someone does not know what is expected of him. First look at the issue pages: a dead address is shown there. When it is mended, send them again (npm run replay, --notices).",
  ],
];

/** Every alarm of the stage; docs/runbook.md has an entry for each. */
export function alarmRows(settings: StageSettings, data: DataStack): AlarmRow[] {
  const metrics = metricsOf(settings);
  return [
    ...COUNTED.map(([metric, text]) => ({ id: metric, metric: metrics.counted(metric), text })),
    ...names.map((name) => ({
      id: name,
      metric: metrics.broken(name),
      text: `${RUNNING[name].hurt} ${RUNNING[name].first}`,
    })),
    ...followers.map((name) => ({
      id: `${name}-behind`,
      metric: metrics.age(name),
      above: 5 * 60_000,
      text: `${RUNNING[name].hurt} It is more than five minutes behind what was committed. First look whether it fails or is throttled; one record that cannot be read holds up those after it.`,
    })),
    {
      id: "Machine",
      metric: metrics.unfinished,
      text: "Executions of the escalation machine failed: their issues do not climb. The reconciler starts them again within five minutes. First open the failed execution: its last event names the cause.",
    },
    {
      id: "Failures",
      metric: metrics.givenUp.with({ period: Duration.minutes(1) }),
      text: "Work was given up and lies in the queue for failures: a notice or a scheduled task is missing. First read the message; when the cause is gone, send it again (npm run replay).",
    },
    {
      id: "NoticeWait",
      // Each waiting notice is tried every half an hour, and says then how long it has waited: no hour is without an answer.
      metric: metrics.counted("NoticeWait", "Maximum").with({ period: Duration.hours(1) }),
      above: 1800,
      text: "A mail has waited for more than half an hour: people are not told what is expected of them. First look whether the mail server answers and takes the login; the system tries on for a fortnight and sends everything when it is back.",
    },
    {
      id: "Api",
      metric: metrics.api("5XXError"),
      text: "Requests were answered with a fault: enterprises or officials saw an error page. First look which route in the access log, then in the log of its function.",
    },
    {
      id: "ApiSlow",
      metric: metrics.api("Latency", "p95"),
      above: 3000,
      times: 3,
      text: "One request in twenty takes more than three seconds, for a quarter of an hour: people wait and click twice. First look on the dashboard which function is slow, then whether the table is throttled.",
    },
    {
      id: "TableThrottled",
      metric: data.table.metricThrottledRequestsForOperations({
        operations: [GET_ITEM, QUERY, PUT_ITEM, UPDATE_ITEM, TRANSACT_WRITE_ITEMS],
        period: Duration.minutes(5),
      }),
      above: 100,
      times: 3,
      text: "The table turns requests away for a quarter of an hour: pages are slow and rungs may be late. First look which partition is hot (a load test? a script?); on demand the table grows by itself within half an hour.",
    },
    {
      id: "Guessing",
      metric: metrics.guesses,
      text: "Somebody tries many query codes from one address: enterprises' answers may be his aim. The firewall holds him off and every receipt has its own limit. First look at the firewall's log for the address; tell the office.",
    },
    {
      id: "BackupFailed",
      metric: metrics.notCopied(data.vaultName),
      text: "Last night's copy of the table or of the files was not made: if something is deleted today, less can be brought back. First open the failed job in AWS Backup; the table's own recovery (35 days) goes on meanwhile.",
    },
  ];
}
