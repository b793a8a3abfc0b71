import { DatabaseSync } from "node:sqlite";

/** What the local runtime itself must remember: settings, positions in streams, mails. Survives kill -9. */
export interface Keep {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Gives the kept value, or keeps the one that is made now. */
  once(key: string, make: () => string): string;
  database: DatabaseSync;
  close(): void;
}

export function openKeep(file: string): Keep {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`);
  const read = database.prepare("SELECT value FROM kept WHERE key = ?");
  const write = database.prepare("INSERT INTO kept VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const drop = database.prepare("DELETE FROM kept WHERE key = ?");
  const get = (key: string): string | undefined => {
    const value = read.get(key)?.["value"];
    return typeof value === "string" ? value : undefined;
  };
  const set = (key: string, value: string): void => {
    write.run(key, value);
  };
  return {
    get,
    set,
    remove: (key) => {
      drop.run(key);
    },
    once: (key, make) => {
      const kept = get(key);
      if (kept !== undefined) return kept;
      const made = make();
      set(key, made);
      return made;
    },
    database,
    close: () => database.close(),
  };
}
