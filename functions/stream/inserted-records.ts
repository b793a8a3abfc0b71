import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { DeployedFunction } from "../../contract/deployed.ts";
import { type Inserted, readInserted } from "../../adapters/store/stream-records.ts";
import { logFault } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { type Batch, openBatch } from "./batch.ts";

interface StreamRecord {
  readonly eventID?: string;
  readonly dynamodb?: { readonly NewImage?: Parameters<typeof readInserted>[0] };
}
type StreamEvent = { Records: Record<string, unknown>[] };

/**
 * A consumer of what was inserted: one idempotent effect per record. A record that fails is reported, so that it alone comes again
 * (with those after it); it never takes the others down with it.
 */
export function eachInserted(name: DeployedFunction, effect: (inserted: Inserted, batch: Batch) => Promise<void>) {
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  const one = async ({ dynamodb, eventID = "" }: StreamRecord, batch: Batch): Promise<void> => {
    try {
      if (dynamodb?.NewImage === undefined) throw new Error("the stream shows no new image");
      await effect(readInserted(dynamodb.NewImage), batch);
    } catch (error) {
      logFault("FAILED", error, { function: name, record: eventID });
      throw error;
    }
  };
  return recorded(name, (event: StreamEvent) => {
    const batch = openBatch();
    const each = (record: StreamRecord): Promise<void> => one(record, batch);
    return processPartialResponse(event, each, processor, { throwOnFullBatchFailure: false });
  });
}
