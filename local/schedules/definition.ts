import { Temporal } from "temporal-polyfill";
import type { Deployment, Resource } from "../template/deployment.ts";
import { asNumber, asObject, asText, objectOrEmpty, textOr } from "../template/json.ts";
import { cron } from "./cron.ts";

/** A schedule of the template: when it is due and what it calls. */
export interface Schedule {
  name: string;
  arn: string;
  kind: "cron" | "rate" | "at";
  /** The first instant after this one, in epoch milliseconds. */
  next(after: number): number | undefined;
  functionArn: string;
  input: string | undefined;
  /** Tries after the first one. A schedule calls a function asynchronously: the function's own setting counts. */
  retries: number;
  /** ARN of the queue for what the function failed at. */
  failures: string | undefined;
}

const minutes = { minute: 1, minutes: 1, hour: 60, hours: 60, day: 1440, days: 1440 } as const;

/** The enabled schedules, in the order of their names. */
export function schedulesOf(deployment: Deployment): Schedule[] {
  return deployment
    .of("AWS::Scheduler::Schedule")
    .filter(({ properties }) => properties["State"] !== "DISABLED")
    .map((resource) => scheduleOf(resource, deployment))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function scheduleOf({ names, properties }: Resource, deployment: Deployment): Schedule {
  const target = asObject(properties["Target"], `${names.name}.Target`);
  const functionArn = asText(target["Arn"], `${names.name}.Target.Arn`);
  if (!functionArn.includes(":lambda:"))
    throw new Error(`${names.name} calls ${functionArn}: only functions are called here`);
  const called = deployment.find("AWS::Lambda::Function", functionArn)?.names.name;
  const asynchronous =
    deployment.of("AWS::Lambda::EventInvokeConfig").find((one) => one.properties["FunctionName"] === called)
      ?.properties ?? {};
  const failures = objectOrEmpty(objectOrEmpty(asynchronous["DestinationConfig"])["OnFailure"])["Destination"];
  return {
    name: names.name,
    arn: names.arn,
    ...when(
      asText(properties["ScheduleExpression"], names.name),
      textOr(properties["ScheduleExpressionTimezone"], "UTC"),
    ),
    functionArn,
    input: target["Input"] === undefined ? undefined : asText(target["Input"], `${names.name}.Input`),
    retries: asNumber(asynchronous["MaximumRetryAttempts"], 2),
    failures: failures === undefined ? undefined : asText(failures, `${names.name}.OnFailure`),
  };
}

/** `cron(…)`, `rate(5 minutes)` or `at(2026-07-01T08:00:00)`. */
export function when(expression: string, zone: string): Pick<Schedule, "kind" | "next"> {
  const [, kind, inner = ""] = /^(cron|rate|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "cron") return { kind, next: cron(inner, zone) };
  if (kind === "at") {
    const instant = Temporal.PlainDateTime.from(inner).toZonedDateTime(zone).epochMilliseconds;
    return { kind, next: (after) => (instant > after ? instant : undefined) };
  }
  const [count, unit] = inner.split(" ");
  const length = Object.entries(minutes).find(([name]) => name === unit)?.[1];
  if (kind !== "rate" || length === undefined || !(Number(count) > 0))
    throw new Error(`The schedule expression ${expression} is not known here`);
  const period = Number(count) * length * 60_000;
  return { kind, next: (after) => after + period };
}
