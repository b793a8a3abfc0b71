import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { DataFolder } from "./running-system.ts";

/**
 * What a point-in-time recovery brings back, into a folder that has never run: the items of the table as they stood in one instant, while
 * the system ran on. No record of a stream comes with them, no state machine, no mail and no file; the keys are where they always were.
 */
export function restoreTable(from: DataFolder, to: DataFolder): void {
  mkdirSync(join(to.path, "dynamodb"), { recursive: true });
  const file = join(to.path, "dynamodb", "data.sqlite");
  using live = new DatabaseSync(join(from.path, "dynamodb", "data.sqlite"), { timeout: 5000 });
  live.prepare("VACUUM INTO ?").run(file);
  using table = new DatabaseSync(file);
  table.exec("DELETE FROM _stream_records");
  keepKeys(from, to);
}

/** The keys of chain, heads and query codes are secrets of their own: a restored table is read with them or not at all. */
function keepKeys(from: DataFolder, to: DataFolder): void {
  using keys = new DatabaseSync(join(to.path, "local.sqlite"));
  keys.exec("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  keys.prepare("ATTACH ? AS old").run(join(from.path, "local.sqlite"));
  keys.exec("INSERT INTO kept SELECT key, value FROM old.kept WHERE key LIKE 'secret.%'");
}
