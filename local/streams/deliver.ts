import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Outcome } from "../functions/messages.ts";
import { asList, asText, type JsonObject, objectOrEmpty, parseJson } from "../template/json.ts";
import type { Mapping } from "./mapping.ts";

export interface Delivery {
  mapping: Mapping;
  shard: string;
  invoke(functionArn: string, payload: string): Promise<Outcome>;
  send(queueArn: string, body: string): void;
  now(): number;
  /** Called when everything up to this sequence number is done. */
  done(sequenceNumber: string): void;
  closed(): boolean;
}

/**
 * Gives a batch to the function until it is done or given up, as Lambda does: partial failures are tried again from the
 * first failed record, a failing batch is halved if the mapping says so, what stays goes to the queue for failures.
 */
export async function deliver(delivery: Delivery, records: JsonObject[], tried = 0): Promise<void> {
  const { mapping } = delivery;
  const started = performance.now();
  let pending = records;
  for (let attempt = tried; pending.length > 0 && !delivery.closed(); attempt++) {
    const outcome = await delivery.invoke(mapping.functionArn, JSON.stringify({ Records: pending }));
    const failed = firstFailure(outcome, pending, mapping.partialFailures);
    const last = pending[failed - 1];
    if (last) delivery.done(sequenceNumber(last));
    pending = pending.slice(failed);
    if (pending.length === 0 || delivery.closed()) return;
    if (attempt >= mapping.retries || performance.now() - started > mapping.maximumAge) {
      giveUp(delivery, pending, attempt + 1);
      return;
    }
    await pause(Math.min(2000, 100 * 2 ** (attempt - tried)));
    if (mapping.bisect && failed === 0 && pending.length > 1) {
      const half = Math.ceil(pending.length / 2);
      await deliver(delivery, pending.slice(0, half), attempt + 1);
      await deliver(delivery, pending.slice(half), attempt + 1);
      return;
    }
  }
}

export function sequenceNumber(record: JsonObject): string {
  return asText(objectOrEmpty(record["dynamodb"])["SequenceNumber"], "SequenceNumber");
}

/** Index of the first record that was not done; the length if all were. */
function firstFailure(outcome: Outcome, records: JsonObject[], partial: boolean): number {
  if (outcome.error) return 0;
  if (!partial) return records.length;
  const failures = asList(objectOrEmpty(parseJson(outcome.payload))["batchItemFailures"]);
  const indexes = failures.map((failure) =>
    records.findIndex((record) => sequenceNumber(record) === objectOrEmpty(failure)["itemIdentifier"]),
  );
  // An unknown identifier means that the whole batch failed.
  return Math.max(0, Math.min(records.length, ...indexes));
}

function giveUp({ mapping, shard, send, now, done }: Delivery, records: JsonObject[], tries: number): void {
  const numbers = records.map(sequenceNumber);
  const arrivals = records.map((record) => objectOrEmpty(record["dynamodb"])["ApproximateCreationDateTime"]);
  if (mapping.failures)
    send(
      mapping.failures,
      JSON.stringify({
        requestContext: {
          requestId: randomUUID(),
          functionArn: mapping.functionArn,
          condition: "RetryAttemptsExhausted",
          approximateInvokeCount: tries,
        },
        responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
        version: "1.0",
        timestamp: new Date(now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId: shard,
          startSequenceNumber: numbers[0],
          endSequenceNumber: numbers.at(-1),
          approximateArrivalOfFirstRecord: arrivals[0],
          approximateArrivalOfLastRecord: arrivals.at(-1),
          batchSize: records.length,
          streamArn: mapping.streamArn,
        },
      }),
    );
  done(numbers.at(-1) ?? "0");
}
