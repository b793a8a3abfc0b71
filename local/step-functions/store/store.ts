import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { CHANGING_COLUMNS, EXECUTION_COLUMNS, executionRow } from "./execution.ts";
import type { Execution, Fresh, HistoryEvent } from "./execution.ts";
import { openGroupCommit } from "./group-commit.ts";
import type { GroupCommit } from "./group-commit.ts";
import { createRecent } from "./recent.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

/** What the running of executions needs from the disk. The API asks its own questions with `prepare`. */
export interface Store {
  /** A statement of a text that is one of few: compiled once, kept. */
  prepare(sql: string): StatementSync;
  commit: GroupCommit["commit"];
  pending: GroupCommit["pending"];
  load(id: number): Execution | undefined;
  /** Inside a commit: the row as it now stands, and the events that led there. @param history whose, if not its own */
  save(execution: Execution, events: readonly HistoryEvent[], history?: number): void;
  /** Inside a commit: a new execution; gives its id. */
  insert(execution: Fresh): number;
  /** The rows a Map started that still count, by item. */
  children(id: number): Execution[];
  /** Inside a commit: what the row's Map started, and everything below, is aborted if it still runs, and no longer counts. */
  endChildren(id: number, at: number): void;
  definition(id: number): string;
  nextWake(): number | undefined;
  dueBy(now: number, limit: number): number[];
  withWork(): number[];
  close(): void;
}

/** The rows that the row's Map has started, and what theirs have. */
const BELOW = `WITH RECURSIVE below(id) AS (
  SELECT id FROM execution WHERE parent = :id
  UNION ALL SELECT execution.id FROM execution JOIN below ON execution.parent = below.id
)`;

export function openStore(file: string): Store {
  const database = new DatabaseSync(file);
  // Exclusive: a second engine on the same file would fire every timer twice, so it is not let in.
  database.exec("PRAGMA busy_timeout = 2000; PRAGMA locking_mode = EXCLUSIVE;");
  // Every commit is on the disk before anybody hears of it: neither kill -9 nor a power cut takes anything back.
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000;",
  );
  assertVersion(database, file);
  database.exec(SCHEMA);
  const recent = createRecent();
  const group = openGroupCommit(database, recent.clear);
  const columns = EXECUTION_COLUMNS;
  const load = database.prepare(`SELECT id, ${columns.join(", ")} FROM execution WHERE id = ?`);
  const update = database.prepare(
    `UPDATE execution SET ${CHANGING_COLUMNS.map((c) => `${c} = :${c}`).join(", ")} WHERE id = :id`,
  );
  update.setAllowUnknownNamedParameters(true);
  const insert = database.prepare(
    `INSERT INTO execution (${columns.join(", ")}) VALUES (${columns.map((c) => `:${c}`).join(", ")})`,
  );
  const event = database.prepare(
    "INSERT INTO event (execution, id, previous, at, type, details) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const children = database.prepare(
    `SELECT id, ${columns.join(", ")} FROM execution WHERE parent = ? AND position IS NOT NULL ORDER BY position`,
  );
  const noteAborted = database.prepare(
    `${BELOW} INSERT INTO event SELECT id, lastEvent + 1, 0, :at, 'ExecutionAborted', '{}' FROM execution
     WHERE id IN (SELECT id FROM below) AND phase <> 'closed' AND root IS NULL`,
  );
  const endBelow = database.prepare(
    `${BELOW} UPDATE execution SET phase = 'closed', status = 'ABORTED', stopped = :at, token = NULL, due = NULL,
       heartbeat = NULL, deadline = NULL, lastEvent = lastEvent + (root IS NULL)
     WHERE id IN (SELECT id FROM below) AND phase <> 'closed'`,
  );
  const uncount = database.prepare("UPDATE execution SET position = NULL WHERE parent = ?");
  const definition = database.prepare("SELECT text FROM definition WHERE id = ?");
  const nextWake = database.prepare("SELECT wake FROM execution WHERE wake IS NOT NULL ORDER BY wake LIMIT 1");
  const dueBy = database.prepare("SELECT id FROM execution WHERE wake IS NOT NULL AND wake <= ? ORDER BY wake LIMIT ?");
  const work = database.prepare(
    "SELECT id FROM execution WHERE phase IN ('enter', 'attempt', 'calling', 'mapping') ORDER BY id",
  );

  const statements = new Map<string, StatementSync>();

  return {
    prepare: (sql) => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    commit: group.commit,
    pending: group.pending,
    load: (id) => {
      const known = recent.get(id);
      if (known !== undefined) {
        return known;
      }
      const row = load.get(id);
      return row === undefined ? undefined : executionRow.parse(row);
    },
    save: (execution, events, history = execution.id) => {
      update.run(execution);
      recent.put(execution);
      for (const e of events) {
        event.run(history, e.id, e.previous, e.at, e.type, JSON.stringify(e.details));
      }
    },
    insert: (execution) => Number(insert.run(execution).lastInsertRowid),
    children: (id) => children.all(id).map((row) => executionRow.parse(row)),
    endChildren: (id, at) => {
      noteAborted.run({ id, at });
      endBelow.run({ id, at });
      uncount.run(id);
      recent.clear();
    },
    definition: (id) => String(definition.get(id)?.["text"]),
    nextWake: () => number(nextWake.get()?.["wake"]),
    dueBy: (now, limit) => dueBy.all(now, limit).map((row) => Number(row["id"])),
    withWork: () => work.all().map((row) => Number(row["id"])),
    close: () => database.close(),
  };
}

/** A file of another layout is not touched: half understood, it would lose timers. */
function assertVersion(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  const tables = Number(database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.["n"]);
  if (tables > 0 && version !== SCHEMA_VERSION) {
    throw new Error(
      `${file} was written by another version of the engine (layout ${version}, this one knows ${SCHEMA_VERSION}). Start with an empty data folder, or with the version that wrote it.`,
    );
  }
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

function number(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}
