import * as z from "zod/mini";
import { assertArn } from "../names.ts";
import { call, pageSize, pageToken, readPageToken, timestamp } from "./call.ts";
import { executionNamed } from "./executions.ts";
import { machineNamed } from "../store/machines.ts";

const listedRow = z.object({
  id: z.int(),
  arn: z.string(),
  machine: z.string(),
  name: z.string(),
  status: z.string(),
  started: z.int(),
  stopped: z.nullable(z.int()),
});

/** The most recently started first. */
export const listExecutions = call(
  z.strictObject({
    stateMachineArn: z.string(),
    statusFilter: z.optional(z.enum(["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"])),
    maxResults: pageSize,
    nextToken: z.optional(z.string()),
  }),
  ({ stateMachineArn, statusFilter, maxResults, nextToken }, { store }) => {
    assertArn(stateMachineArn, "stateMachine");
    const { created } = machineNamed(store, stateMachineArn);
    const [started = Number.MAX_SAFE_INTEGER, id = Number.MAX_SAFE_INTEGER] = readPageToken(nextToken) ?? [];
    const rows = z.array(listedRow).parse(
      store
        .prepare(
          `SELECT id, arn, machine, name, status, started, stopped FROM execution
           WHERE machine = :machine AND parent IS NULL AND started >= :created AND (started, id) < (:started, :id) AND (:status IS NULL OR status = :status)
           ORDER BY started DESC, id DESC LIMIT :limit`,
        )
        .all({ machine: stateMachineArn, created, started, id, status: statusFilter ?? null, limit: maxResults + 1 }),
    );
    const page = rows.slice(0, maxResults);
    const last = page.at(-1);
    return {
      executions: page.map((row) => ({
        executionArn: row.arn,
        stateMachineArn: row.machine,
        name: row.name,
        status: row.status,
        startDate: timestamp(row.started),
        ...(row.stopped === null ? {} : { stopDate: timestamp(row.stopped) }),
        redriveCount: 0,
      })),
      ...(rows.length > maxResults && last !== undefined ? { nextToken: pageToken(last.started, last.id) } : {}),
    };
  },
);

const eventRow = z.object({
  id: z.int(),
  previous: z.int(),
  at: z.int(),
  type: z.string(),
  details: z.string(),
});

export const getExecutionHistory = call(
  z.strictObject({
    executionArn: z.string(),
    maxResults: pageSize,
    reverseOrder: z._default(z.boolean(), false),
    nextToken: z.optional(z.string()),
    includeExecutionData: z._default(z.boolean(), true),
  }),
  ({ executionArn, maxResults, reverseOrder, nextToken, includeExecutionData }, { store }) => {
    const execution = executionNamed(store, executionArn);
    const [after = reverseOrder ? Number.MAX_SAFE_INTEGER : 0] = readPageToken(nextToken) ?? [];
    const rows = z.array(eventRow).parse(
      store
        .prepare(
          `SELECT id, previous, at, type, details FROM event
           WHERE execution = ? AND id ${reverseOrder ? "<" : ">"} ? ORDER BY id ${reverseOrder ? "DESC" : "ASC"} LIMIT ?`,
        )
        .all(execution.id, after, maxResults + 1),
    );
    const page = rows.slice(0, maxResults);
    const last = page.at(-1);
    return {
      events: page.map((row) => ({
        id: row.id,
        previousEventId: row.previous,
        timestamp: timestamp(row.at),
        type: row.type,
        ...(row.details === "null" ? {} : { [detailsKey(row.type)]: details(row.details, includeExecutionData) }),
      })),
      ...(rows.length > maxResults && last !== undefined ? { nextToken: pageToken(last.id) } : {}),
    };
  },
);

const DATA = new Set(["input", "output", "parameters", "assignedVariables"]);

function details(text: string, includeData: boolean): object {
  const all: object = JSON.parse(text);
  return includeData ? all : Object.fromEntries(Object.entries(all).filter(([key]) => !DATA.has(key)));
}

/** All kinds of states share the details of "entered" and "exited"; every other event has its own. */
function detailsKey(type: string): string {
  const shared = /State(Entered|Exited)$/u.exec(type)?.[1];
  return shared === undefined
    ? `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
    : `state${shared}EventDetails`;
}
