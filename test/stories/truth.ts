import { spawn } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { simpleParser } from "mailparser";
import { callAws } from "../../adapters/aws-call.ts";
import { type Call, DYNAMODB, openDatabase } from "../../adapters/store/database.ts";
import { issuePk } from "../../adapters/store/keys.ts";
import { collected, queried } from "../../adapters/store/query.ts";
import type { Store } from "../../adapters/store/store.ts";
import { freePort } from "../../local/ports.ts";
import type { DataFolder } from "./running-system.ts";

/** What a stopped system has left behind, read without the system. */
export interface Truth extends AsyncDisposable {
  readonly store: Store;
  /** Every item of an issue's partition, by sort key. */
  items(issue: string): Promise<Map<string, Record<string, unknown>>>;
  /** Everything the mail sink took, oldest first. */
  mails(): Promise<Mail[]>;
}

export interface Mail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly text: string;
}

export async function readTruth(data: DataFolder, tenant: string): Promise<Truth> {
  const port = await freePort();
  const binary = join(import.meta.dirname, "../../node_modules/@dynoxide/linux-x64/dynoxide");
  const file = join(data.path, "dynamodb", "data.sqlite");
  const engine = spawn(binary, ["serve", "--host", "127.0.0.1", "-p", String(port), "--db-path", file], {
    stdio: "ignore",
  });
  const exited = new Promise<unknown>((resolve) => engine.once("exit", resolve));
  for (const name of ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) process.env[name] ??= "test";
  const call: Call = (operation, input) =>
    callAws({ ...DYNAMODB, endpoint: () => `http://127.0.0.1:${port}` }, operation, input);
  const table = await onlyTable(call);
  const store = { database: openDatabase(call), table, tenant };
  return {
    store,
    items: async (issue) => {
      const items = await collected(queried(store, { partition: issuePk(store, issue) }));
      return new Map(items.map((item) => [String(item["sk"]), item]));
    },
    mails: () => mailsIn(join(data.path, "local.sqlite")),
    [Symbol.asyncDispose]: async () => {
      engine.kill();
      await exited;
    },
  };
}

/** Asked again while the engine is starting: every call is itself patient for a moment. */
async function onlyTable(call: Call): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      const { TableNames } = (await call("ListTables", {})) as { TableNames: string[] };
      return TableNames[0] ?? "";
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}

async function mailsIn(file: string): Promise<Mail[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("SELECT recipients, raw FROM mails ORDER BY id").all();
  database.close();
  return Promise.all(
    rows.map(async ({ recipients, raw }) => {
      const { messageId = "", text = "" } = await simpleParser(Buffer.from(raw as Uint8Array));
      return { to: JSON.parse(String(recipients)) as string[], messageId, text };
    }),
  );
}
