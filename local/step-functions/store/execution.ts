import * as z from "zod/mini";

/**
 * Where an execution stands:
 * enter → (attempt → calling → callback | backoff) | waiting → enter … → closed.
 * Only `enter`, `attempt` and `calling` have something to do now; the others wait for a timer or a token.
 */
const phase = z.enum(["enter", "attempt", "calling", "callback", "backoff", "waiting", "closed"]);
const json = z.string();
const instant = z.int();

export const executionRow = z.object({
  id: z.int(),
  arn: z.string(),
  name: z.string(),
  machine: z.string(),
  definition: z.int(),
  role: z.string(),
  status: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]),
  started: instant,
  stopped: z.nullable(instant),
  input: json,
  output: z.nullable(json),
  error: z.nullable(z.string()),
  cause: z.nullable(z.string()),
  phase,
  state: z.string(),
  stateInput: json,
  entered: instant,
  /** The event by which the present state was entered, and the event it followed. */
  enteredEvent: z.int(),
  enteredAfter: z.int(),
  /** The variables of Assign, an object. */
  variables: json,
  /** How often each retrier of the present state was used, an array. */
  retries: json,
  /** Counts the task attempts of the whole execution; tells a late answer from a fresh one. */
  attempt: z.int(),
  token: z.nullable(z.string()),
  /** The evaluated Arguments of the call in flight, so that a call repeated after a crash is the same call. */
  parameters: z.nullable(json),
  /** When the present wait, back-off or task time-out is over. */
  due: z.nullable(instant),
  /** When the running task is given up if nobody sends a heartbeat, and how many seconds one is good for. */
  heartbeat: z.nullable(instant),
  heartbeatEvery: z.nullable(z.int()),
  /** When the whole execution times out. */
  deadline: z.nullable(instant),
  lastEvent: z.int(),
  previousEvent: z.int(),
});

export type Execution = z.infer<typeof executionRow>;

export const EXECUTION_COLUMNS = Object.keys(executionRow.shape).filter((column) => column !== "id");

export interface HistoryEvent {
  id: number;
  previous: number;
  at: number;
  type: string;
  /** Null: an event that has none. */
  details: Record<string, unknown> | null;
}
