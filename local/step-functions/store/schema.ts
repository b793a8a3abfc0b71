/** Counts the layouts of the file; a change of the tables below is a new one. */
export const SCHEMA_VERSION = 3;

/** One row per execution is all there is to resume it; `wake` is the earliest of its timers. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS definition (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS machine (
  arn TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition INTEGER NOT NULL REFERENCES definition(id),
  role TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  revision TEXT,
  deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS execution (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  machine TEXT NOT NULL REFERENCES machine(arn),
  definition INTEGER NOT NULL REFERENCES definition(id),
  role TEXT NOT NULL,
  status TEXT NOT NULL,
  started INTEGER NOT NULL,
  stopped INTEGER,
  input TEXT NOT NULL,
  output TEXT,
  error TEXT,
  cause TEXT,
  phase TEXT NOT NULL,
  state TEXT NOT NULL,
  stateInput TEXT NOT NULL,
  entered INTEGER NOT NULL,
  enteredEvent INTEGER NOT NULL DEFAULT 0,
  enteredAfter INTEGER NOT NULL DEFAULT 0,
  variables TEXT NOT NULL,
  retries TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  token TEXT,
  parameters TEXT,
  due INTEGER,
  heartbeat INTEGER,
  heartbeatEvery INTEGER,
  deadline INTEGER,
  wake INTEGER GENERATED ALWAYS AS (
    nullif(min(ifnull(due, 9007199254740991), ifnull(heartbeat, 9007199254740991), ifnull(deadline, 9007199254740991)), 9007199254740991)
  ) STORED,
  root INTEGER,
  parent INTEGER,
  position INTEGER,
  level TEXT NOT NULL,
  item TEXT,
  lastEvent INTEGER NOT NULL,
  previousEvent INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS execution_wake ON execution(wake) WHERE wake IS NOT NULL;
CREATE INDEX IF NOT EXISTS execution_work ON execution(id) WHERE phase IN ('enter', 'attempt', 'calling', 'mapping');
CREATE INDEX IF NOT EXISTS execution_list ON execution(machine, started DESC, id DESC) WHERE parent IS NULL;
CREATE INDEX IF NOT EXISTS execution_child ON execution(parent, position) WHERE parent IS NOT NULL;
CREATE TABLE IF NOT EXISTS event (
  execution INTEGER NOT NULL REFERENCES execution(id),
  id INTEGER NOT NULL,
  previous INTEGER NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  details TEXT NOT NULL,
  PRIMARY KEY (execution, id)
) STRICT, WITHOUT ROWID;
`;
