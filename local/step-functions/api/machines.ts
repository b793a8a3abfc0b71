import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { parseMachine } from "../definition/parse-machine.ts";
import { variableReferences } from "../definition/variable-references.ts";
import { Fault } from "../fault.ts";
import { assertArn, assertName, machineName } from "../names.ts";
import {
  deleteMachine,
  findMachine,
  insertMachine,
  listMachines,
  machineNamed,
  updateMachine,
} from "../store/machines.ts";
import { executionNamed } from "./executions.ts";
import { call, pageSize, readTextToken, textToken, timestamp } from "./call.ts";

/** Accepted and without meaning here: nothing is logged, traced, tagged or encrypted by the engine. */
const ignored = {
  loggingConfiguration: z.optional(z.unknown()),
  tracingConfiguration: z.optional(z.unknown()),
  encryptionConfiguration: z.optional(z.unknown()),
  tags: z.optional(z.unknown()),
};
/** What a machine's description says about them. */
const configuration = {
  loggingConfiguration: { level: "OFF", includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: "AWS_OWNED_KEY" },
};

export const createStateMachine = call(
  z.strictObject({
    name: z.string(),
    definition: z.string(),
    roleArn: z.string(),
    type: z._default(z.string(), "STANDARD"),
    publish: z.optional(z.literal(false)),
    ...ignored,
  }),
  async ({ name, definition, roleArn, type }, { store, now, place }) => {
    assertName(name);
    if (type !== "STANDARD") {
      throw new Fault("StateMachineTypeNotSupported", `State machines of type ${type} are not implemented`);
    }
    parseMachine(definition);
    const arn = `arn:${place.partition}:states:${place.region}:${place.account}:stateMachine:${name}`;
    const created = await store.commit(() => {
      const known = findMachine(store, arn);
      if (known !== undefined && (known.text !== definition || known.role !== roleArn)) {
        throw new Fault("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);
      }
      const at = known?.created ?? now();
      if (known === undefined) {
        insertMachine(store, { arn, name, text: definition, role: roleArn, at });
      }
      return at;
    });
    return { stateMachineArn: arn, creationDate: timestamp(created) };
  },
);

/** Executions already running keep the definition they were started with. */
export const updateStateMachine = call(
  z.strictObject({
    stateMachineArn: z.string(),
    definition: z.optional(z.string()),
    roleArn: z.optional(z.string()),
    publish: z.optional(z.literal(false)),
    ...ignored,
  }),
  async ({ stateMachineArn, definition, roleArn }, { store, now }) => {
    assertArn(stateMachineArn, "stateMachine");
    if (definition === undefined && roleArn === undefined) {
      throw new Fault("MissingRequiredParameter", "Either the definition or the role ARN must be specified");
    }
    if (definition !== undefined) {
      parseMachine(definition);
    }
    const [revisionId, at] = [randomUUID(), now()];
    await store.commit(() => {
      const { arn, text, role } = machineNamed(store, stateMachineArn);
      updateMachine(store, arn, { text: definition ?? text, role: roleArn ?? role, at, revision: revisionId });
    });
    return { updateDate: timestamp(at), revisionId };
  },
);

export const describeStateMachine = call(
  z.strictObject({ stateMachineArn: z.string(), includedData: z.optional(z.literal("ALL_DATA")) }),
  ({ stateMachineArn }, { store }) => {
    assertArn(stateMachineArn, "stateMachine");
    const machine = machineNamed(store, stateMachineArn);
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: "ACTIVE",
      type: "STANDARD",
      definition: machine.text,
      roleArn: machine.role,
      creationDate: timestamp(machine.created),
      ...configuration,
      ...references(machine.text),
      ...(machine.revision === null ? {} : { revisionId: machine.revision }),
    };
  },
);

/** The definition an execution runs on, which may be older than the machine's. */
export const describeStateMachineForExecution = call(
  z.strictObject({ executionArn: z.string(), includedData: z.optional(z.literal("ALL_DATA")) }),
  ({ executionArn }, { store }) => {
    const execution = executionNamed(store, executionArn);
    const machine = findMachine(store, execution.machine);
    const definition = store.definition(execution.definition);
    return {
      stateMachineArn: execution.machine,
      name: machineName(execution.machine),
      definition,
      roleArn: execution.role,
      updateDate: timestamp(machine?.updated ?? execution.started),
      ...configuration,
      ...references(definition),
    };
  },
);

function references(definition: string): object {
  const found = variableReferences(definition);
  return found === undefined ? {} : { variableReferences: found };
}

/** Idempotent: a machine that is not there is as good as deleted. Its running executions go on to their end. */
export const deleteStateMachine = call(z.strictObject({ stateMachineArn: z.string() }), async (request, { store }) => {
  assertArn(request.stateMachineArn, "stateMachine");
  await store.commit(() => deleteMachine(store, request.stateMachineArn));
  return {};
});

export const listStateMachines = call(
  z.strictObject({ maxResults: pageSize, nextToken: z.optional(z.string()) }),
  ({ maxResults, nextToken }, { store }) => {
    const rows = listMachines(store, readTextToken(nextToken), maxResults + 1);
    const page = rows.slice(0, maxResults);
    const last = page.at(-1);
    return {
      stateMachines: page.map(({ arn, name, created }) => ({
        stateMachineArn: arn,
        name,
        type: "STANDARD",
        creationDate: timestamp(created),
      })),
      ...(rows.length > maxResults && last !== undefined ? { nextToken: textToken(last.arn) } : {}),
    };
  },
);

/** Standard machines cannot be started so, in the service as here. */
export const startSyncExecution = call(z.looseObject({ stateMachineArn: z.string() }), ({ stateMachineArn }) => {
  assertArn(stateMachineArn, "stateMachine");
  throw new Fault("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
});
