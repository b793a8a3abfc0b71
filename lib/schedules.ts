import { Duration, TimeZone } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import { CfnEventInvokeConfig } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { DeployedFunction } from "../contract/deployed.ts";
import type { ServiceFunction } from "./service-function.ts";

/** Everything that happens at a time of day and not because of an issue, in the county's zone. */
const TIMETABLE = [
  { id: "DeliverNotices", calls: "deliver-notices", at: "rate(1 minute)", why: "Send what may go out now" },
  { id: "Reconcile", calls: "reconcile", at: "rate(5 minutes)", why: "Look for rungs nobody fired" },
  {
    id: "FreezeBulletin",
    calls: "freeze-bulletin",
    at: "cron(20/5 0-2 1 * ? *)",
    why: "Freeze last month, tried until every rung of it has fired",
  },
  {
    id: "FreezeLate",
    calls: "freeze-bulletin",
    at: "cron(15 8 1-10 * ? *)",
    why: "After an outage in that night, before it is to be sent",
  },
  {
    id: "SendBulletin",
    calls: "send-bulletin",
    at: "cron(30 8 1-10 * ? *)",
    why: "On the first working day of the month; the function knows which that is",
  },
  {
    id: "KeepCalendar",
    calls: "keep-calendar",
    at: "rate(1 hour)",
    why: "Count open issues by a calendar just published; warn before the notices end",
  },
  { id: "ProveTheDay", calls: "prove-the-day", at: "cron(30 0 * * ? *)", why: "Owed = fired, for yesterday" },
] as const satisfies readonly { id: string; calls: DeployedFunction; at: string; why: string }[];
export type Scheduled = (typeof TIMETABLE)[number]["calls"];

/** Their next turn comes anyway; the others are tried again for an hour. */
const frequent: ReadonlySet<DeployedFunction> = new Set(["deliver-notices", "reconcile"]);

export interface SchedulesProps {
  readonly timeZone: string;
  readonly failures: IQueue;
  readonly functions: Readonly<Record<Scheduled, ServiceFunction>>;
}

export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { timeZone, failures, functions }: SchedulesProps) {
    super(scope, id);
    const called = Object.values(functions).map(({ lambda }) => lambda.functionArn);
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("scheduler.amazonaws.com"),
      inlinePolicies: {
        May: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: called }),
            new iam.PolicyStatement({ actions: ["sqs:SendMessage"], resources: [failures.queueArn] }),
          ],
        }),
      },
    });
    // What the ready-made target would add is every version of every function.
    const asItIs = role.withoutPolicyUpdates();
    // The scheduler only hands over; what the function itself fails at is tried again by Lambda and ends in the same queue.
    for (const one of Object.values(functions))
      new CfnEventInvokeConfig(this, one.name, {
        functionName: one.lambda.functionName,
        qualifier: "$LATEST",
        maximumRetryAttempts: frequent.has(one.name) ? 0 : 2,
        maximumEventAgeInSeconds: 3600,
        destinationConfig: { onFailure: { destination: failures.queueArn } },
      });
    for (const { id: name, calls, at, why } of TIMETABLE)
      new Schedule(this, name, {
        schedule: ScheduleExpression.expression(at, TimeZone.of(timeZone)),
        description: why,
        target: new LambdaInvoke(functions[calls].lambda, {
          role: asItIs,
          deadLetterQueue: failures,
          retryAttempts: frequent.has(calls) ? 0 : 10,
          maxEventAge: Duration.hours(1),
        }),
      });
  }
}
