import type { DeployedFunction } from "../contract/deployed.ts";
import type { TABLE } from "../contract/table.ts";

/** What one function may do, action by action. Secrets follow from its settings (contract/deployed.ts). */
export interface Access {
  readonly table: readonly string[];
  readonly indexes?: readonly (keyof typeof TABLE.indexes)[];
  readonly quarantine?: readonly string[];
  readonly attachments?: readonly string[];
  /** Actions on the escalation machine or its executions. */
  readonly machine?: readonly string[];
  /** Reads the table's stream. */
  readonly stream?: true;
  /** Nobody waits for its answer: what it could not do is left in the queue for failures. */
  readonly unattended?: true;
}

const READ = ["GetItem", "BatchGetItem", "Query"] as const;
/** The one transaction of a command: META, COMMIT, duty rows, WAIT, texts. */
const COMMIT = [...READ, "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"] as const;
/** Puts what is not there yet (a claim) and notes what became of it. */
const CLAIM = [...READ, "PutItem", "UpdateItem"] as const;

/** Looked at when attached: the object in quarantine is read, then copied. */
const ATTACH = { quarantine: ["GetObject"], attachments: ["PutObject"] } as const;

/** Functions are cut by what they are permitted to do: the whole of it on one screen. A test holds the templates to it. */
export const ACCESS: Readonly<Record<DeployedFunction, Access>> = {
  public: { table: COMMIT, ...ATTACH },
  read: { table: READ, indexes: ["bySeat", "byEnterprise", "byRegister"] },
  command: { table: COMMIT, indexes: ["byRegister"], ...ATTACH },
  files: { table: [...READ, "UpdateItem"], quarantine: ["PutObject"], attachments: ["GetObject"] },
  "decide-what-is-due": { table: COMMIT },
  "steer-execution": {
    table: [...READ, "UpdateItem"],
    machine: ["StartExecution", "SendTaskSuccess"],
    stream: true,
    unattended: true,
  },
  announce: { table: CLAIM, stream: true, unattended: true },
  "deliver-notices": { table: CLAIM, indexes: ["byDue"], unattended: true },
  reconcile: { table: COMMIT, indexes: ["byDue"], machine: ["DescribeExecution"], unattended: true },
  "freeze-bulletin": { table: CLAIM, indexes: ["byRegister", "byDue"], unattended: true },
  "send-bulletin": { table: CLAIM, indexes: ["byRegister"], unattended: true },
  "prove-the-day": { table: CLAIM, indexes: ["byRegister"], unattended: true },
  "load-county": { table: [...CLAIM, "ConditionCheckItem"] },
};
