import type { DeployedFunction } from "../contract/deployed.ts";
import type { TABLE } from "../contract/table.ts";

/** What one function may do, action by action. Secrets follow from its settings (contract/deployed.ts). */
export interface Access {
  readonly table: readonly string[];
  readonly indexes?: readonly (keyof typeof TABLE.indexes)[];
  readonly quarantine?: readonly string[];
  readonly attachments?: readonly string[];
  /** The bucket with object lock that keeps the signed heads of days. */
  readonly heads?: readonly string[];
  /** Actions on the escalation machine or its executions. */
  readonly machine?: readonly string[];
  /** Reads the table's stream. */
  readonly stream?: true;
  /** Nobody waits for its answer: what it could not do is left in the queue for failures. */
  readonly unattended?: true;
}

/** One issue: its head, its commits and texts, the settings beside it. */
const READ = ["GetItem", "Query"] as const;
/** The one transaction of a command: META, COMMIT, duty rows, WAIT, texts; a merge checks its target. */
const COMMIT = ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"] as const;
/** Query codes tried in vain are counted, over several counters at once. */
const THROTTLE = ["BatchGetItem", "UpdateItem"] as const;

/** Looked at when attached: the object in quarantine is read, and what was checked is written. */
const ATTACH = { quarantine: ["GetObject"], attachments: ["PutObject"] } as const;

/** Functions are cut by what they are permitted to do: the whole of it on one screen. A test holds the templates to it. */
export const ACCESS: Readonly<Record<DeployedFunction, Access>> = {
  public: { table: [...READ, ...COMMIT, "BatchGetItem"], ...ATTACH },
  read: { table: READ, indexes: ["bySeat", "byRegister"], heads: ["GetObject"] },
  command: { table: [...READ, "BatchGetItem", ...COMMIT], ...ATTACH },
  settings: { table: [...READ, "PutItem", "UpdateItem"], indexes: ["byRegister"] },
  directory: { table: [...READ, "PutItem", "UpdateItem"], indexes: ["bySeat", "byRegister"] },
  files: { table: [...READ, ...THROTTLE], quarantine: ["PutObject"], attachments: ["GetObject"] },
  "decide-what-is-due": { table: ["GetItem", ...COMMIT] },
  "steer-execution": {
    table: ["GetItem", "UpdateItem"],
    machine: ["StartExecution", "SendTaskSuccess"],
    stream: true,
    unattended: true,
  },
  announce: { table: [...READ, "PutItem"], stream: true, unattended: true },
  "deliver-notices": { table: ["GetItem", "UpdateItem"], indexes: ["byDue"], unattended: true },
  reconcile: { table: ["GetItem", ...COMMIT], indexes: ["byDue"], machine: ["DescribeExecution"], unattended: true },
  "freeze-bulletin": { table: [...READ, "PutItem"], indexes: ["byRegister", "byDue"], unattended: true },
  "send-bulletin": { table: ["GetItem", "PutItem", "UpdateItem"], indexes: ["byRegister"], unattended: true },
  "prove-the-day": { table: [...READ, "PutItem"], indexes: ["byRegister"], heads: ["PutObject"], unattended: true },
  "keep-calendar": { table: ["GetItem", ...COMMIT], indexes: ["byRegister"], unattended: true },
  "load-county": { table: [...READ, "PutItem"] },
  "describe-issue": { table: READ, machine: ["DescribeExecution"] },
  "restart-all": { table: ["GetItem", "PutItem", "UpdateItem"], indexes: ["byDue"], machine: ["DescribeExecution"] },
  replay: {
    table: [...READ, "PutItem", "UpdateItem"],
    indexes: ["byDue"],
    machine: ["StartExecution", "SendTaskSuccess"],
  },
};
