import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, ListTablesCommand, ScalarAttributeType } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sealingStore, type SealingStore } from "../../adapters/store/store.ts";
import { TABLE } from "../../contract/table.ts";

/** The real local engine with the real table on a fresh file: `start` in beforeAll, `stop` in afterAll. */
export interface Engine {
  readonly endpoint: string;
  readonly table: string;
  /** A store of its own tenant: tests in one file do not see each other. Counts the calls it sends. */
  store(tenant: string): SealingStore & { readonly calls: string[] };
  stop(): Promise<void>;
}

export const TEST_KEY = { keyId: "test-1", key: "key of the tests" };
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

export async function startEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-store-"));
  const port = await freePort();
  const binary = join(import.meta.dirname, "../../node_modules/@dynoxide/linux-x64/dynoxide");
  const process = spawn(binary, ["serve", "--host", "127.0.0.1", "-p", String(port), "--db-path", join(folder, "db")], {
    stdio: "ignore",
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: "local", credentials, maxAttempts: 60 });
  await client.send(new ListTablesCommand({}));
  const table = "huiyin";
  await client.send(new CreateTableCommand(tableDefinition(table)));
  return {
    endpoint,
    table,
    store: (tenant) => {
      const calls: string[] = [];
      const documents = DynamoDBDocumentClient.from(
        new DynamoDBClient({ endpoint, region: "local", credentials, maxAttempts: 2 }),
        { marshallOptions: { removeUndefinedValues: true } },
      );
      documents.middlewareStack.add(
        (next, context) => (args) => {
          calls.push(String(context["commandName"]));
          return next(args);
        },
        { step: "finalizeRequest" },
      );
      return { ...sealingStore({ client: documents, table, tenant }, async () => TEST_KEY), calls };
    },
    stop: async () => {
      client.destroy();
      const gone = new Promise((resolve) => process.once("exit", resolve));
      process.kill();
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
    AttributeDefinitions: attributes.map((one) => ({ AttributeName: one, AttributeType: ScalarAttributeType.S })),
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
