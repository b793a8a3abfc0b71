import { expect, it } from "vitest";
import type { DynamoDb } from "../../local/dynamodb.ts";
import { type Chunks, openShard, type Shard } from "../../local/streams/shard.ts";
import { asText, type JsonObject, objectOrEmpty } from "../../local/template/json.ts";

/** A stream of two records to an answer; its iterators are positions. */
function stream(): { database: DynamoDb; write: (...numbers: string[]) => void; asked: () => number } {
  const written: string[] = [];
  let asked = 0;
  const call = async (operation: string, body: JsonObject): Promise<JsonObject> => {
    if (operation === "GetShardIterator") {
      const after = body["SequenceNumber"];
      return { ShardIterator: String(after === undefined ? 0 : written.indexOf(String(after)) + 1) };
    }
    asked += 1;
    const from = Number(body["ShardIterator"]);
    const records = written.slice(from, from + 2);
    return {
      Records: records.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } })),
      NextShardIterator: String(from + records.length),
    };
  };
  const database = {
    endpoint: "",
    file: undefined,
    pid: () => undefined,
    call,
    trim: () => undefined,
    close: async () => undefined,
  };
  return { database, write: (...numbers) => void written.push(...numbers), asked: () => asked };
}

async function numbersOf(shard: Shard): Promise<string[]> {
  const records = await shard.read();
  return records.map((record) => asText(objectOrEmpty(record["dynamodb"])["SequenceNumber"], "SequenceNumber"));
}

it("reads what one reader of a shard has read for the other too, in order and nothing twice", async () => {
  const { database, write, asked } = stream();
  const chunks: Chunks = new Map();
  const [one, other] = [0, 1].map(() => openShard(database, "s", "1", () => undefined, chunks));
  if (!one || !other) throw new Error("two readers are needed");
  write("100", "101", "102");
  expect(await numbersOf(one)).toEqual(["100", "101"]);
  expect(await numbersOf(other)).toEqual(["100", "101"]);
  expect(await numbersOf(other)).toEqual(["102"]);
  expect(await numbersOf(one)).toEqual(["102"]);
  expect(asked()).toBe(2);
});

it("sees what was written since, however far behind the other reader is", async () => {
  const { database, write } = stream();
  const chunks: Chunks = new Map();
  const [one, other] = [0, 1].map(() => openShard(database, "s", "1", () => undefined, chunks));
  if (!one || !other) throw new Error("two readers are needed");
  write("100");
  expect(await numbersOf(one)).toEqual(["100"]);
  expect(await numbersOf(one)).toEqual([]);
  write("101", "102", "103", "104", "105", "106", "107");
  const all = async (shard: Shard): Promise<string[]> => {
    const some = await numbersOf(shard);
    return some.length === 0 ? [] : [...some, ...(await all(shard))];
  };
  expect(await all(one)).toEqual(["101", "102", "103", "104", "105", "106", "107"]);
  expect(await all(other)).toEqual(["100", "101", "102", "103", "104", "105", "106", "107"]);
});

it("reads again from what was worked on when a reader goes back", async () => {
  const { database, write } = stream();
  const chunks: Chunks = new Map();
  const shard = openShard(database, "s", "1", () => "100", chunks);
  write("100", "101", "102", "103");
  expect(await numbersOf(shard)).toEqual(["101", "102"]);
  shard.rewind();
  expect(await numbersOf(shard)).toEqual(["101", "102"]);
  expect(await numbersOf(shard)).toEqual(["103"]);
});
