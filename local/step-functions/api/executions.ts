import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { jsonMistake } from "../definition/json-text.ts";
import { Fault } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import { assertArn, assertName, executionArn } from "../names.ts";
import { COMPLETE, close, newJourney, record } from "../run/journey.ts";
import { freshExecution } from "../store/execution.ts";
import type { Execution } from "../store/execution.ts";
import type { Store } from "../store/store.ts";
import { call, timestamp } from "./call.ts";
import { machineNamed } from "../store/machines.ts";

export const startExecution = call(
  z.strictObject({
    stateMachineArn: z.string(),
    name: z.optional(z.string()),
    input: z._default(z.string(), "{}"),
    traceHeader: z.optional(z.string()),
  }),
  async ({ stateMachineArn, name = randomUUID(), input }, { store, runner, now, place }) => {
    assertArn(stateMachineArn, "stateMachine");
    assertName(name);
    assertInput(input);
    const arn = executionArn(stateMachineArn, name);
    const { started, fresh } = await store.commit(() => {
      const machine = machineNamed(store, stateMachineArn);
      const known = findExecution(store, arn);
      if (known !== undefined) {
        if (known.status !== "RUNNING" || known.input !== input) {
          throw new Fault("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
        }
        return { started: known.started, fresh: undefined };
      }
      const definition = runner.machineOf(machine.definition);
      const at = now();
      const fresh = freshExecution({
        arn,
        name,
        machine: machine.arn,
        definition: machine.definition,
        role: machine.role,
        started: at,
        input,
        state: definition.StartAt,
        stateInput: input,
        deadline: definition.TimeoutSeconds === undefined ? null : at + definition.TimeoutSeconds * 1000,
      });
      const execution = { ...fresh, id: store.insert(fresh) };
      const journey = newJourney(execution, execution, definition, { region: place.region, now: at });
      record(journey, "ExecutionStarted", { input, inputDetails: COMPLETE, roleArn: machine.role });
      store.save(journey.execution, journey.events);
      return { started: at, fresh: journey.execution };
    });
    if (fresh !== undefined) {
      runner.started(fresh.id, fresh.deadline);
    }
    return { executionArn: arn, startDate: timestamp(started) };
  },
);

export const describeExecution = call(
  z.strictObject({ executionArn: z.string(), includedData: z.optional(z.literal("ALL_DATA")) }),
  ({ executionArn }, { store }) => {
    const execution = executionNamed(store, executionArn);
    return {
      executionArn: execution.arn,
      stateMachineArn: execution.machine,
      name: execution.name,
      status: execution.status,
      startDate: timestamp(execution.started),
      ...(execution.stopped === null ? {} : { stopDate: timestamp(execution.stopped) }),
      input: execution.input,
      inputDetails: { included: true },
      ...(execution.output === null ? {} : { output: execution.output, outputDetails: { included: true } }),
      ...(execution.error === null ? {} : { error: execution.error }),
      ...(execution.cause === null ? {} : { cause: execution.cause }),
      redriveCount: 0,
      ...redrive(execution),
    };
  },
);

/** Redrive itself is not implemented; what the service says about it is. */
function redrive({ status }: Execution): object {
  if (status !== "RUNNING" && status !== "SUCCEEDED") {
    return { redriveStatus: "REDRIVABLE" };
  }
  const redriveStatusReason = `Execution is ${status} and cannot be redriven`;
  return { redriveStatus: "NOT_REDRIVABLE", redriveStatusReason };
}

export const stopExecution = call(
  z.strictObject({ executionArn: z.string(), error: z.optional(z.string()), cause: z.optional(z.string()) }),
  async ({ executionArn, error, cause }, { store, runner, now }) => {
    const { id } = executionNamed(store, executionArn);
    const { execution } = await runner.change(id, (journey) => {
      if (journey.execution.status === "RUNNING") {
        const end = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
        journey.execution.previousEvent = 0; // as in the service: it follows from nothing that happened
        record(journey, "ExecutionAborted", end);
        close(journey, "ABORTED", end);
      }
    });
    return { stopDate: timestamp(execution.stopped ?? now()) };
  },
);

/** @throws Fault `InvalidArn`, `ExecutionDoesNotExist` */
export function executionNamed(store: Store, arn: string): Execution {
  assertArn(arn, "execution");
  const execution = findExecution(store, arn);
  if (execution === undefined) {
    throw new Fault("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
  }
  return execution;
}

function findExecution(store: Store, arn: string): Execution | undefined {
  const row = store.prepare("SELECT id FROM execution WHERE arn = ?").get(arn);
  return row === undefined ? undefined : store.load(Number(row["id"]));
}

function assertInput(input: string): void {
  try {
    JSON.parse(input);
  } catch (error) {
    const { reason } = jsonMistake(input, String(Object(error).message ?? error));
    throw new Fault("InvalidExecutionInput", `Invalid State Machine Execution Input: '${reason}'`);
  }
  if (Buffer.byteLength(input) > LIMITS.payloadBytes) {
    throw new Fault("ValidationException", `The input is longer than ${LIMITS.payloadBytes} bytes`);
  }
}
