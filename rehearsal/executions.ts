import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
} from "@aws-sdk/client-sfn";
import type { Aws } from "./aws.ts";
import type { Stage } from "./stage.ts";
import type { Issue } from "./story.ts";
import { must, until } from "./verdicts.ts";

/** Everything an execution did, through the Step Functions API. */
export interface Lived {
  readonly arn: string;
  readonly status: string;
  readonly events: readonly HistoryEvent[];
}

export async function livedOf({ states }: Aws, { machine }: Stage, { receipt }: Issue): Promise<Lived> {
  const arn = `${machine.replace(":stateMachine:", ":execution:")}:${receipt}-1`;
  const { status = "" } = await states.send(new DescribeExecutionCommand({ executionArn: arn }));
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await states.send(
      new GetExecutionHistoryCommand({ executionArn: arn, maxResults: 100, ...(nextToken && { nextToken }) }),
    );
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return { arn, status, events };
}

/** Names of all executions of the machine. */
export async function executionsOf({ states }: Aws, { machine }: Stage): Promise<string[]> {
  const { executions = [] } = await states.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  return executions.flatMap(({ name }) => name ?? []);
}

/** Waits until the issue's machine stands in its wait: parked, with a token. */
export function untilParked(aws: Aws, stage: Stage, issue: Issue, after = 0): Promise<Lived> {
  return until("the machine waits for news or the deadline", 30_000, async () => {
    const lived = await livedOf(aws, stage, issue).catch(() => undefined);
    return lived && lived.events.length > after && lived.events.at(-1)?.type === "TaskScheduled" ? lived : undefined;
  });
}

/** The instant it will wake at by itself. */
export function parkedFor({ events }: Lived): string {
  const input = events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.input ?? []).at(-1) ?? "{}";
  return String((JSON.parse(input) as { wakeAt?: string }).wakeAt);
}

const entered = ({ events }: Lived): string[] =>
  events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);

/** A deadline, and news that came just before it parked: both lead to a decision (docs/adr/0004). */
const EXPECTED = new Set(["States.Timeout", "DynamoDb.ConditionalCheckFailedException"]);

/**
 * The whole life of the story's execution: news heard while it waited, one deadline, a decision, the end; nothing else went wrong.
 * @throws with the event that should not be there, or that is missing
 */
export function checkLife(lived: Lived): string {
  must(lived.status === "SUCCEEDED", `the execution is ${lived.status}`);
  const ids = lived.events.map(({ id }) => id);
  must(
    ids.every((id, index) => id === index + 1),
    `the ids of the events have holes: ${ids.join(" ")}`,
  );
  const names = entered(lived);
  must(names[0] === "Is anything still owed?" && names.at(-1) === "Settled", `it went ${names.join(" → ")}`);
  const failed = lived.events.flatMap(({ taskFailedEventDetails: one }) => one?.error ?? []);
  const foreign = failed.filter((error) => !EXPECTED.has(error));
  must(foreign.length === 0, `tasks failed with ${foreign.join(", ")}`);
  must(failed.includes("States.Timeout"), "it never came to a deadline");
  const decided = names.filter((name) => name === "Decide what is due").length;
  must(decided === failed.length, `it decided ${decided} times after ${failed.length} deadlines and refusals to park`);
  must(lived.events.at(-1)?.type === "ExecutionSucceeded", "it did not end with ExecutionSucceeded");
  const news = lived.events.filter(({ type }) => type === "TaskSucceeded").length - decided;
  must(news >= 3, `it was told of news ${news} times`);
  return `${lived.events.length} events, news ${news} times, deadlines ${decided}`;
}
