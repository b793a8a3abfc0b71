import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import type { Outcome } from "../functions/messages.ts";
import type { Functions } from "../functions/functions.ts";
import type { Keep } from "../keep.ts";
import type { Deployment } from "../template/deployment.ts";
import { type Schedule, schedulesOf } from "./definition.ts";

export interface Fired {
  at: string;
  what: string;
}

/** The schedules at work. What was due while the system was down is made up for at the start. */
export interface Schedules {
  /** The next instant at which a `cron` or `at` schedule is due, possibly past. */
  nextDue(): number | undefined;
  /** Calls what is due by the clock, earliest first; `rate` schedules only where time passes by itself. */
  fireDue(rates: boolean): Promise<Fired[]>;
  /** Calls `rate` schedules, each at most once: those whose period is over; at the end of a way all of them. */
  fireRates(all: boolean): Promise<Fired[]>;
}

export interface ScheduleParts {
  deployment: Deployment;
  functions: Functions;
  keep: Keep;
  clock: Clock;
  send(queueArn: string, body: string): void;
}

const day = 24 * 60 * 60 * 1000;

export function openSchedules(parts: ScheduleParts): Schedules {
  const { keep, clock } = parts;
  const schedules = schedulesOf(parts.deployment);
  const key = (schedule: Schedule): string => `schedule.${schedule.name}`;
  const due = (schedule: Schedule): number | undefined =>
    schedule.next(Number(keep.once(key(schedule), () => String(clock.now()))));
  for (const schedule of schedules) {
    forget(schedule, parts);
    due(schedule);
  }

  const fire = async (schedule: Schedule, time: number): Promise<Fired> => {
    await call(schedule, time, parts);
    keep.set(key(schedule), String(time));
    return { at: new Date(time).toISOString(), what: schedule.name };
  };

  return {
    nextDue: () => {
      const times = schedules.filter(({ kind }) => kind !== "rate").map(due);
      return times.reduce((first, time) => (first === undefined || (time ?? first) < first ? time : first), undefined);
    },
    fireDue: async (rates) => {
      const fired: Fired[] = [];
      for (;;) {
        const [first] = schedules
          .filter(({ kind }) => rates || kind !== "rate")
          .map((schedule) => ({ schedule, time: due(schedule) ?? Number.POSITIVE_INFINITY }))
          .sort((a, b) => a.time - b.time);
        if (!first || first.time > clock.now()) return fired;
        // A rate that was missed several times is made up for once.
        const time = first.schedule.kind === "rate" ? clock.now() : first.time;
        fired.push(await fire(first.schedule, time));
      }
    },
    fireRates: async (all) => {
      const fired: Fired[] = [];
      const rates = schedules.filter(({ kind }) => kind === "rate");
      for (const schedule of rates)
        if (all || (due(schedule) ?? 0) <= clock.now()) fired.push(await fire(schedule, clock.now()));
      return fired;
    },
  };
}

/**
 * Scheduler gives a call up when it is a day late. Here the last one missed is made up for in any case: a computer that
 * was off over the weekend still freezes the month.
 */
function forget(schedule: Schedule, { keep, clock }: ScheduleParts): void {
  const key = `schedule.${schedule.name}`;
  const kept = keep.get(key);
  if (kept === undefined || schedule.kind !== "cron") return;
  const now = clock.now();
  let last = Number(kept);
  for (let time = schedule.next(last); time !== undefined && time <= now - day; time = schedule.next(time)) {
    const following = schedule.next(time);
    if (following === undefined || following > now) break;
    last = time;
  }
  keep.set(key, String(last));
}

/** What Lambda sends to the destination for failures of an asynchronous call. */
function failure(schedule: Schedule, input: string, outcome: Outcome, time: string, tries: number): object {
  return {
    version: "1.0",
    timestamp: time,
    requestContext: {
      functionArn: schedule.functionArn,
      condition: "RetriesExhausted",
      approximateInvokeCount: tries,
    },
    requestPayload: JSON.parse(input),
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: JSON.parse(outcome.payload),
  };
}

async function call(schedule: Schedule, time: number, { functions, send, deployment }: ScheduleParts): Promise<void> {
  const id = randomUUID();
  const iso = new Date(time).toISOString().replace(".000", "");
  for (let attempt = 0; ; attempt++) {
    const input =
      schedule.input
        ?.replaceAll("<aws.scheduler.schedule-arn>", schedule.arn)
        .replaceAll("<aws.scheduler.scheduled-time>", iso)
        .replaceAll("<aws.scheduler.execution-id>", id)
        .replaceAll("<aws.scheduler.attempt-number>", String(attempt + 1)) ??
      JSON.stringify({
        version: "0",
        id,
        "detail-type": "Scheduled Event",
        source: "aws.scheduler",
        account: deployment.place.account,
        time: iso,
        region: deployment.place.region,
        resources: [schedule.arn],
        detail: "{}",
      });
    const outcome = await functions.invoke(schedule.functionArn, input);
    if (!outcome.error) return;
    if (attempt >= schedule.retries) {
      if (schedule.failures)
        send(schedule.failures, JSON.stringify(failure(schedule, input, outcome, iso, attempt + 1)));
      return;
    }
    await pause(200 * 2 ** attempt);
  }
}
