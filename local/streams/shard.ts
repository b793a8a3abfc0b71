import { ServiceError } from "../aws-json.ts";
import type { DynamoDb } from "../dynamodb.ts";
import { sequenceNumber } from "./deliver.ts";
import { asList, asText, type JsonObject, objectOrEmpty } from "../template/json.ts";

/** Reads one shard of a table's stream in order. */
export interface Shard {
  id: string;
  /** The next records, none if there are no more for now. */
  read(): Promise<JsonObject[]>;
  /** Reads again from the kept position. */
  rewind(): void;
}

/** The shards of the table's stream now. */
export async function describeShards(dynamodb: DynamoDb, table: string): Promise<{ stream: string; shards: string[] }> {
  const description = objectOrEmpty((await dynamodb.call("DescribeTable", { TableName: table }))["Table"]);
  const stream = asText(description["LatestStreamArn"], `${table}.LatestStreamArn`);
  const answer = objectOrEmpty((await dynamodb.call("DescribeStream", { StreamArn: stream }))["StreamDescription"]);
  const shards = asList(answer["Shards"]).map((shard) => asText(objectOrEmpty(shard)["ShardId"], "ShardId"));
  return { stream, shards };
}

/** What readers of one shard have just read, by the number of the record before it: the next of them need not ask and read it again. */
export type Chunks = Map<string, Chunk>;
interface Chunk {
  records: JsonObject[];
  next: string | undefined;
}
/** Readers are seldom further apart. */
const kept = 2;

/**
 * @param after the number of the last record that was fully worked on, read again after a restart
 * @param chunks what all readers of the shard share
 */
export function openShard(
  dynamodb: DynamoDb,
  stream: string,
  id: string,
  after: () => string | undefined,
  chunks: Chunks = new Map(),
): Shard {
  let iterator: string | undefined;
  /** The record before those that come next; empty: none. */
  let before = "";
  const fresh = async (): Promise<string> => {
    const position = after();
    before = position ?? "";
    const answer = await dynamodb.call("GetShardIterator", {
      StreamArn: stream,
      ShardId: id,
      ...(position === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position }),
    });
    return asText(answer["ShardIterator"], "ShardIterator");
  };
  const ask = async (from: string): Promise<Chunk> => {
    const answer = await dynamodb.call("GetRecords", { ShardIterator: from, Limit: 1000 });
    const next = answer["NextShardIterator"];
    const chunk = {
      records: asList(answer["Records"]).map(objectOrEmpty),
      next: typeof next === "string" ? next : undefined,
    };
    if (chunk.records.length > 0) chunks.set(before, chunk);
    for (const oldest of chunks.keys()) if (chunks.size > kept) chunks.delete(oldest);
    return chunk;
  };
  const shard: Shard = {
    id,
    rewind: () => {
      iterator = undefined;
    },
    read: async () => {
      iterator ??= await fresh();
      try {
        const { records, next } = chunks.get(before) ?? (await ask(iterator));
        iterator = next;
        const last = records.at(-1);
        if (last) before = sequenceNumber(last);
        return records;
      } catch (error) {
        iterator = undefined; // expired, or the engine was restarted: from the kept position
        if (error instanceof ServiceError && error.code === "ExpiredIteratorException") return await shard.read();
        throw error;
      }
    },
  };
  return shard;
}
