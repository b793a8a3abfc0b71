import * as z from "zod/mini";

/**
 * Where an execution stands:
 * enter → (attempt → calling → callback | mapping | backoff) | waiting → enter … → closed.
 * Only `enter`, `attempt` and `calling` have something to do now; `mapping` waits for rows of its own, the others for a
 * timer or a token.
 */
const phase = z.enum(["enter", "attempt", "calling", "callback", "backoff", "waiting", "mapping", "closed"]);
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
  /** An iteration of an inline Map is a row too; this is the execution it belongs to, which has the history. */
  root: z.nullable(z.int()),
  /** The row whose Map started this one, and which item it works on (null: it no longer counts). */
  parent: z.nullable(z.int()),
  position: z.nullable(z.int()),
  /** The Map states inside of which the present state is written, an array of names. */
  level: json,
  /** `Map` of the context object. */
  item: z.nullable(json),
  lastEvent: z.int(),
  previousEvent: z.int(),
});

export type Execution = z.infer<typeof executionRow>;

export const EXECUTION_COLUMNS = Object.keys(executionRow.shape).filter((column) => column !== "id");

export type Fresh = Omit<Execution, "id">;
type Given = Pick<
  Fresh,
  "arn" | "name" | "machine" | "definition" | "role" | "started" | "input" | "stateInput" | "state" | "deadline"
>;

/** A row that has done nothing yet. */
export function freshExecution(given: Given): Fresh {
  return {
    ...given,
    status: "RUNNING",
    stopped: null,
    output: null,
    error: null,
    cause: null,
    phase: "enter",
    entered: given.started,
    enteredEvent: 0,
    enteredAfter: 0,
    variables: "{}",
    retries: "[]",
    attempt: 0,
    token: null,
    parameters: null,
    due: null,
    heartbeat: null,
    heartbeatEvery: null,
    root: null,
    parent: null,
    position: null,
    level: "[]",
    item: null,
    lastEvent: 0,
    previousEvent: 0,
  };
}

/** Written once. An update that named them would write their indexes anew at every step. */
const FIXED = new Set<string>([
  "id",
  "arn",
  "name",
  "machine",
  "definition",
  "role",
  "started",
  "input",
  "root",
  "parent",
  "position",
  "level",
  "item",
]);

export const CHANGING_COLUMNS = EXECUTION_COLUMNS.filter((column) => !FIXED.has(column));

export interface HistoryEvent {
  id: number;
  previous: number;
  at: number;
  type: string;
  /** Null: an event that has none. */
  details: Record<string, unknown> | null;
}
