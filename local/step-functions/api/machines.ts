import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { parseMachine } from "../definition/parse-machine.ts";
import { Fault } from "../fault.ts";
import { assertArn, assertName } from "../names.ts";
import type { Store } from "../store/store.ts";
import { call, timestamp } from "./call.ts";

const machineRow = z.object({
  arn: z.string(),
  name: z.string(),
  definition: z.int(),
  text: z.string(),
  role: z.string(),
  created: z.int(),
  revision: z.string(),
});

export type MachineRow = z.infer<typeof machineRow>;

/** Accepted and without meaning here: nothing is logged, traced, tagged or encrypted by the engine. */
const ignored = {
  loggingConfiguration: z.optional(z.unknown()),
  tracingConfiguration: z.optional(z.unknown()),
  encryptionConfiguration: z.optional(z.unknown()),
  tags: z.optional(z.unknown()),
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
        store.database
          .prepare("INSERT INTO machine (arn, name, definition, role, created, revision) VALUES (?, ?, ?, ?, ?, ?)")
          .run(arn, name, keepDefinition(store, definition), roleArn, at, randomUUID());
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
    const revisionId = randomUUID();
    await store.commit(() => {
      const machine = machineNamed(store, stateMachineArn);
      store.database
        .prepare("UPDATE machine SET definition = ?, role = ?, revision = ? WHERE arn = ?")
        .run(keepDefinition(store, definition ?? machine.text), roleArn ?? machine.role, revisionId, machine.arn);
    });
    return { updateDate: timestamp(now()), revisionId };
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
      loggingConfiguration: { level: "OFF", includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      revisionId: machine.revision,
    };
  },
);

/** @throws Fault `StateMachineDoesNotExist` */
export function machineNamed(store: Store, arn: string): MachineRow {
  const machine = findMachine(store, arn);
  if (machine === undefined) {
    throw new Fault("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
}

function findMachine(store: Store, arn: string): MachineRow | undefined {
  const row = store.database
    .prepare(
      `SELECT arn, name, definition, text, role, created, revision
       FROM machine JOIN definition ON definition.id = machine.definition WHERE arn = ?`,
    )
    .get(arn);
  return row === undefined ? undefined : machineRow.parse(row);
}

function keepDefinition(store: Store, text: string): number {
  store.database.prepare("INSERT INTO definition (text) VALUES (?) ON CONFLICT DO NOTHING").run(text);
  return z.int().parse(store.database.prepare("SELECT id FROM definition WHERE text = ?").get(text)?.["id"]);
}
