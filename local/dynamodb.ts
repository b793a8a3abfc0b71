import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { callAwsJson } from "./aws-json.ts";
import type { JsonObject } from "./template/json.ts";
import { freePort } from "./ports.ts";

/** The DynamoDB engine: Dynoxide on a file, or an endpoint given from outside. */
export interface DynamoDb {
  endpoint: string;
  /** The database file to watch for news, if the engine is ours. */
  file: string | undefined;
  pid(): number | undefined;
  call(operation: string, body: JsonObject): Promise<JsonObject>;
  /** Forgets stream records older than 24 hours, as DynamoDB does, but never the newest (it gives the next number). */
  trim(): void;
  close(): Promise<void>;
}

// Ends the engine when this process is gone, even by kill -9: the pipe closes, the reader ends the engine.
const withWatcher = '{ read _; kill -9 $$; } <&3 3<&- >/dev/null 2>&1 & exec "$@" 3<&-';

/** What a shell answers for a command that is not there. */
const notFound = 127;

export async function startDynamoDb(file: string, say: (line: string) => void): Promise<DynamoDb> {
  const given = process.env["AWS_ENDPOINT_URL_DYNAMODB"];
  if (given !== undefined) return external(given);
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const start = (): ChildProcess =>
    spawn(
      "/bin/sh",
      ["-c", withWatcher, "sh", binary(), "serve", "--host", "127.0.0.1", "-p", String(port), "--db-path", file],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe"],
        detached: true, // Ctrl-C reaches the whole group of a terminal; the engine is the last to go
      },
    );
  let closing = false;
  let child = start();
  const supervise = (running: ChildProcess): void => {
    running.once("exit", (code, signal) => {
      running.stdio[3]?.destroy();
      if (closing) return;
      if (code === notFound)
        return say("没有找到 DynamoDB 引擎：请安装 npm 包 dynoxide，或用 AWS_ENDPOINT_URL_DYNAMODB 给出一个地址");
      say(`DynamoDB 引擎意外退出（${signal ?? code}），正在重新启动`);
      child = start();
      supervise(child);
    });
  };
  supervise(child);
  const call = (operation: string, body: JsonObject): Promise<JsonObject> => callDynamoDb(endpoint, operation, body);
  await untilAnswers(call);
  addIndex(file);
  return {
    endpoint,
    file,
    pid: () => child.pid,
    call,
    trim: () => trim(file),
    close: async () => {
      closing = true;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 2000);
      await gone;
      clearTimeout(late);
    },
  };
}

function external(endpoint: string): DynamoDb {
  const call = (operation: string, body: JsonObject): Promise<JsonObject> => callDynamoDb(endpoint, operation, body);
  return { endpoint, file: undefined, pid: () => undefined, call, trim: () => undefined, close: async () => undefined };
}

function callDynamoDb(endpoint: string, operation: string, body: JsonObject): Promise<JsonObject> {
  const streams = ["DescribeStream", "GetShardIterator", "GetRecords", "ListStreams"].includes(operation);
  return callAwsJson(endpoint, `${streams ? "DynamoDBStreams" : "DynamoDB"}_20120810.${operation}`, body);
}

function binary(): string {
  const { resolve } = createRequire(import.meta.url);
  try {
    return resolve("@dynoxide/linux-x64/dynoxide");
  } catch {
    return "dynoxide"; // other platforms: on the PATH
  }
}

async function untilAnswers(call: DynamoDb["call"]): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await call("ListTables", {});
      return;
    } catch (error) {
      if (tries > 500) throw error;
      await pause(10);
    }
  }
}

/** Without this index, writing becomes slow as the stream grows (9 records a second at 80,000). */
export function addIndex(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(
    "CREATE INDEX IF NOT EXISTS idx_stream_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER))",
  );
  database.close();
}

function trim(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    // `created_at` is the engine's own time: the real clock, in seconds.
    database.exec(`DELETE FROM _stream_records WHERE created_at < unixepoch() - 86400 AND CAST(sequence_number AS INTEGER) <
      (SELECT max(CAST(sequence_number AS INTEGER)) FROM _stream_records newest WHERE newest.table_name = _stream_records.table_name)`);
  } finally {
    database.close();
  }
}
