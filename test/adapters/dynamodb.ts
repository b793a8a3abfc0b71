import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callAws } from "../../adapters/aws-call.ts";
import { type Call, DYNAMODB, openDatabase } from "../../adapters/store/database.ts";
import { sealingStore, type SealingStore } from "../../adapters/store/store.ts";
import { TABLE } from "../../contract/table.ts";
import { addIndex } from "../../local/dynamodb.ts";

/** The real local engine with the real table: `start` in beforeAll, `stop` in afterAll. */
export interface Engine {
  readonly endpoint: string;
  readonly table: string;
  /**
   * A store of its own tenant: tests in one file do not see each other. `calls` are the operations it has sent; `through`
   * looks at each before it goes.
   */
  store(tenant: string, through?: (operation: string, input: unknown) => void): CountedStore;
  stop(): Promise<void>;
}

export type CountedStore = SealingStore & { readonly calls: string[] };
export const TEST_KEY = { keyId: "test-1", key: "key of the tests" };

/**
 * On a fresh file; `inMemory` for a bench that loads more than a disk takes in a minute, and without a stream: nobody reads it there, and
 * the engine writes the slower the more is in it.
 */
export async function startEngine({ inMemory = false } = {}): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-store-"));
  const port = await freePort();
  const binary = join(import.meta.dirname, "../../node_modules/@dynoxide/linux-x64/dynoxide");
  const file = inMemory ? [] : ["--db-path", join(folder, "db")];
  const engine = spawn(binary, ["serve", "--host", "127.0.0.1", "-p", String(port), ...file], { stdio: "ignore" });
  const endpoint = `http://127.0.0.1:${port}`;
  for (const name of ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) process.env[name] ??= "test";
  const call: Call = (operation, input) => callAws({ ...DYNAMODB, endpoint: () => endpoint }, operation, input);
  await untilAnswers(call);
  const table = "huiyin";
  await call("CreateTable", {
    ...tableDefinition(table),
    ...(inMemory && { StreamSpecification: { StreamEnabled: false } }),
  });
  if (!inMemory) addIndex(join(folder, "db"));
  return {
    endpoint,
    table,
    store: (tenant, through = () => {}) => {
      const calls: string[] = [];
      const database = openDatabase(async (operation, input) => {
        calls.push(operation);
        through(operation, input);
        return call(operation, input);
      });
      return { ...sealingStore({ database, table, tenant }, async () => TEST_KEY), calls };
    },
    stop: async () => {
      const gone = new Promise((resolve) => engine.once("exit", resolve));
      engine.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The table as the contract describes it, for CreateTable. */
export function tableDefinition(name: string) {
  const indexes = Object.entries(TABLE.indexes);
  const attributes = [TABLE, ...indexes.map(([, index]) => index)].flatMap(({ partition, sort }) => [partition, sort]);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST" as const,
    AttributeDefinitions: attributes.map((one) => ({ AttributeName: one, AttributeType: "S" })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
      IndexName,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...TABLE.projected] },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" as const },
  };
}

function keySchema({ partition, sort }: { readonly partition: string; readonly sort: string }) {
  return [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
}

async function untilAnswers(call: Call): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return void (await call("ListTables", {}));
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
