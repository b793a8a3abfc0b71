import * as z from "zod/mini";
import { Fault } from "../fault.ts";
import type { Store } from "../store/store.ts";

const machineRow = z.object({
  arn: z.string(),
  name: z.string(),
  definition: z.int(),
  text: z.string(),
  role: z.string(),
  created: z.int(),
  updated: z.int(),
  /** Null until it is updated for the first time. */
  revision: z.nullable(z.string()),
});

export type MachineRow = z.infer<typeof machineRow>;

const COLUMNS = "arn, name, definition, text, role, created, updated, revision";

/** @throws Fault `StateMachineDoesNotExist` */
export function machineNamed(store: Store, arn: string): MachineRow {
  const machine = findMachine(store, arn);
  if (machine === undefined) {
    throw new Fault("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
}

/** A machine that was deleted is not found; its row stays for its executions. */
export function findMachine(store: Store, arn: string): MachineRow | undefined {
  const row = store
    .prepare(
      `SELECT ${COLUMNS} FROM machine JOIN definition ON definition.id = machine.definition
       WHERE arn = ? AND deleted = 0`,
    )
    .get(arn);
  return row === undefined ? undefined : machineRow.parse(row);
}

/** By name, from the one after `after`. */
export function listMachines(store: Store, after: string, limit: number): MachineRow[] {
  return z.array(machineRow).parse(
    store
      .prepare(
        `SELECT ${COLUMNS} FROM machine JOIN definition ON definition.id = machine.definition
         WHERE deleted = 0 AND arn > ? ORDER BY arn LIMIT ?`,
      )
      .all(after, limit),
  );
}

/** Inside a commit: makes the machine, or makes one that was deleted anew. */
export function insertMachine(
  store: Store,
  machine: { arn: string; name: string; text: string; role: string; at: number },
): void {
  const { arn, name, text, role, at } = machine;
  store
    .prepare(
      `INSERT INTO machine (arn, name, definition, role, created, updated, revision, deleted) VALUES (?, ?, ?, ?, ?, ?, NULL, 0)
       ON CONFLICT (arn) DO UPDATE SET definition = excluded.definition, role = excluded.role, created = excluded.created,
         updated = excluded.updated, revision = NULL, deleted = 0`,
    )
    .run(arn, name, keepDefinition(store, text), role, at, at);
}

/** Inside a commit. */
export function updateMachine(
  store: Store,
  arn: string,
  change: { text: string; role: string; at: number; revision: string },
): void {
  store
    .prepare("UPDATE machine SET definition = ?, role = ?, updated = ?, revision = ? WHERE arn = ?")
    .run(keepDefinition(store, change.text), change.role, change.at, change.revision, arn);
}

/** Inside a commit. */
export function deleteMachine(store: Store, arn: string): void {
  store.prepare("UPDATE machine SET deleted = 1 WHERE arn = ?").run(arn);
}

function keepDefinition(store: Store, text: string): number {
  store.prepare("INSERT INTO definition (text) VALUES (?) ON CONFLICT DO NOTHING").run(text);
  return z.int().parse(store.prepare("SELECT id FROM definition WHERE text = ?").get(text)?.["id"]);
}
