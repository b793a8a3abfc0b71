import { ServiceError } from "../aws-json.ts";
import type { DynamoDb } from "../dynamodb.ts";
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

/** @param after the number of the last record that was fully worked on, read again after a restart */
export function openShard(dynamodb: DynamoDb, stream: string, id: string, after: () => string | undefined): Shard {
  let iterator: string | undefined;
  const fresh = async (): Promise<string> => {
    const position = after();
    const answer = await dynamodb.call("GetShardIterator", {
      StreamArn: stream,
      ShardId: id,
      ...(position === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position }),
    });
    return asText(answer["ShardIterator"], "ShardIterator");
  };
  const shard: Shard = {
    id,
    rewind: () => {
      iterator = undefined;
    },
    read: async () => {
      iterator ??= await fresh();
      try {
        const answer = await dynamodb.call("GetRecords", { ShardIterator: iterator, Limit: 1000 });
        const next = answer["NextShardIterator"];
        iterator = typeof next === "string" ? next : undefined;
        return asList(answer["Records"]).map(objectOrEmpty);
      } catch (error) {
        iterator = undefined; // expired, or the engine was restarted: from the kept position
        if (error instanceof ServiceError && error.code === "ExpiredIteratorException") return await shard.read();
        throw error;
      }
    },
  };
  return shard;
}
