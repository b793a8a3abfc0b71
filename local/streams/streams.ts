import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import type { DynamoDb } from "../dynamodb.ts";
import type { Functions } from "../functions/functions.ts";
import type { Keep } from "../keep.ts";
import type { Deployment } from "../template/deployment.ts";
import type { JsonObject } from "../template/json.ts";
import { objectOrEmpty } from "../template/json.ts";
import { deliver, type Delivery, sequenceNumber } from "./deliver.ts";
import { passes } from "./filter.ts";
import { type Mapping, mappingsOf } from "./mapping.ts";
import { type Chunks, describeShards, openShard, type Shard } from "./shard.ts";
import { type Wake, watchDatabase } from "./wake.ts";

/** The event source mappings at work. */
export interface Streams {
  /** Resolves when every record written before the call has been worked on. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

export interface StreamParts {
  deployment: Deployment;
  dynamodb: DynamoDb;
  functions: Functions;
  keep: Keep;
  clock: Clock;
  send(queueArn: string, body: string): void;
}

interface Reader {
  drained(): Promise<void>;
  finished: Promise<void>;
}

export async function startStreams(parts: StreamParts): Promise<Streams> {
  const wake = watchDatabase(parts.dynamodb.file);
  let closed = false;
  const readers: Reader[] = [];
  const read = new Map<string, Chunks>();
  for (const mapping of mappingsOf(parts.deployment)) {
    const { stream, shards } = await describeShards(parts.dynamodb, mapping.table);
    for (const id of shards) {
      const key = `stream.${mapping.id}.${id}`;
      const chunks = read.get(`${stream} ${id}`) ?? new Map();
      read.set(`${stream} ${id}`, chunks);
      const shard = openShard(parts.dynamodb, stream, id, () => parts.keep.get(key), chunks);
      const delivery: Delivery = {
        mapping,
        shard: id,
        // What follows from a record may wait behind what people and machines ask for.
        invoke: (arn, payload) => parts.functions.invoke(arn, payload, true),
        send: parts.send,
        now: parts.clock.now,
        done: (number) => parts.keep.set(key, number),
        closed: () => closed,
      };
      readers.push(startReader(delivery, shard, wake, parts));
    }
  }
  return {
    drained: async () => {
      await Promise.all(readers.map((reader) => reader.drained()));
    },
    close: async () => {
      closed = true;
      wake.close();
      await Promise.all(readers.map((reader) => reader.finished));
    },
  };
}

function startReader(delivery: Delivery, shard: Shard, wake: Wake, parts: StreamParts): Reader {
  let asked: (() => void)[] = [];
  const loop = async (): Promise<void> => {
    while (!delivery.closed()) {
      const seen = wake.count();
      const answering = asked;
      try {
        const records = await shard.read();
        if (records.length > 0) {
          await work(delivery, records, parts);
          continue;
        }
        asked = asked.filter((resolve) => !answering.includes(resolve));
        for (const resolve of answering) resolve();
        if (asked.length === 0) await wake.news(seen);
      } catch {
        shard.rewind(); // the engine is being restarted, or the batch could not be given to its function
        await pause(200);
      }
    }
    for (const resolve of asked) resolve();
  };
  return {
    drained: () =>
      new Promise((resolve) => {
        // A read that began before the question does not answer it.
        asked = [...asked, resolve];
        wake.ring();
      }),
    finished: loop(),
  };
}

async function work(delivery: Delivery, records: JsonObject[], { deployment, clock }: StreamParts): Promise<void> {
  const { mapping } = delivery;
  const wanted = records
    .map((record) => asEvent(record, mapping, deployment.place.region, clock))
    .filter((record) => mapping.filters.length === 0 || mapping.filters.some((filter) => passes(filter, record)));
  const lanes = [...Map.groupBy(wanted, (record) => laneOf(record, mapping)).values()];
  // Lanes finish out of order: what is done is known only when all are.
  const lane = lanes.length > 1 ? { ...delivery, done: () => undefined } : delivery;
  await Promise.all(lanes.map((one) => workLane(lane, one)));
  const last = records.at(-1);
  if (last && !delivery.closed()) delivery.done(sequenceNumber(last));
}

async function workLane(delivery: Delivery, records: JsonObject[]): Promise<void> {
  const { batchSize } = delivery.mapping;
  for (let at = 0; at < records.length && !delivery.closed(); at += batchSize) {
    const batch = records.slice(at, at + batchSize);
    await deliver(delivery, batch);
    const last = batch.at(-1);
    if (last && !delivery.closed()) delivery.done(sequenceNumber(last));
  }
}

function laneOf(record: JsonObject, { lanes, partitionKey }: Mapping): number {
  const key = JSON.stringify(objectOrEmpty(objectOrEmpty(record["dynamodb"])["Keys"])[partitionKey] ?? null);
  return createHash("md5").update(key).digest().readUInt32BE() % lanes;
}

/** The record as Lambda passes it on, its time on the moved clock. */
function asEvent(record: JsonObject, mapping: Mapping, region: string, clock: Clock): JsonObject {
  const change = objectOrEmpty(record["dynamodb"]);
  const written = Number(change["ApproximateCreationDateTime"] ?? 0);
  return {
    ...record,
    awsRegion: region,
    eventSource: "aws:dynamodb",
    eventSourceARN: mapping.streamArn,
    dynamodb: { ...change, ApproximateCreationDateTime: written + Math.round((clock.offset[0] ?? 0) / 1000) },
  };
}
