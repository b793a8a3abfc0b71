import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DynamoDb, startDynamoDb } from "../../local/dynamodb.ts";
import { openKeep } from "../../local/keep.ts";
import { createTables, removeExpired } from "../../local/tables.ts";
import { readAssembly } from "../../local/template/assembly.ts";
import { deploy, type Deployment } from "../../local/template/deployment.ts";
import { describeShards, openShard } from "../../local/streams/shard.ts";
import { fixture, forget, newDataFolder } from "./running.ts";

const place = { partition: "aws-cn", region: "cn-north-1", account: "000000000000", origin: "http://localhost:1" };
const given = { SmtpHost: "h", SmtpPort: "1", OidcIssuer: "i", OidcAudience: "a", PublicOrigin: "o" };
const table = "Notes-Table";

const folder = newDataFolder();
const file = join(folder, "data.sqlite");
let deployment: Deployment;
let dynamodb: DynamoDb;
beforeAll(async () => {
  dynamodb = await startDynamoDb(file, () => undefined);
  deployment = deploy(readAssembly(fixture), place, given);
  const keep = openKeep(join(folder, "keep.sqlite"));
  await createTables(deployment, dynamodb, keep);
  await createTables(deployment, dynamodb, keep); // a second start finds them
  keep.close();
}, 60_000);
afterAll(async () => {
  await dynamodb.close();
  forget(folder);
});

async function put(pk: string, expires?: number): Promise<void> {
  const item = { pk: { S: pk }, sk: { S: "X" }, ...(expires === undefined ? {} : { expires: { N: String(expires) } }) };
  await dynamodb.call("PutItem", { TableName: table, Item: item });
}

async function has(pk: string): Promise<boolean> {
  const key = { pk: { S: pk }, sk: { S: "X" } };
  return "Item" in (await dynamodb.call("GetItem", { TableName: table, Key: key, ConsistentRead: true }));
}

/** Asks again while the engine is away, as the AWS SDK does. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await ask();
    } catch (error) {
      if (tries > 2000) throw error;
    }
}

it("starts the engine again when it dies, with everything that was acknowledged", async () => {
  await put("kept");
  const before = dynamodb.pid();
  process.kill(before ?? 0, "SIGKILL");
  expect(await patiently(() => has("kept"))).toBe(true);
  expect(dynamodb.pid()).not.toBe(before);
});

it("removes items whose time to live is over on the moved clock", async () => {
  const now = Date.parse("2030-01-01T00:00:00Z");
  await put("over", now / 1000 - 60);
  await put("not yet", now / 1000 + 60);
  await removeExpired(deployment, dynamodb, now);
  expect([await has("over"), await has("not yet"), await has("kept")]).toEqual([false, true, true]);
});

it("forgets stream records after 24 hours, but never the newest", async () => {
  await put("old");
  await put("newest");
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec("UPDATE _stream_records SET created_at = created_at - 90000");
  database.close();
  dynamodb.trim();
  const { stream, shards } = await describeShards(dynamodb, table);
  const records = await openShard(dynamodb, stream, shards[0] ?? "", () => undefined).read();
  expect(records).toMatchObject([{ dynamodb: { Keys: { pk: { S: "newest" } } } }]);
});
