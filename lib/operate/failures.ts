import * as z from "zod/mini";
import { type Cloud, CloudError } from "./cloud.ts";

/** What lies in the queue for failures, by where it came from. */
export type Failure =
  /** A record of the table's stream that a reader gave up. */
  | { readonly kind: "stream"; readonly reader: string; readonly batch: StreamBatch }
  /** A call nobody waited for: a schedule's, mostly. */
  | { readonly kind: "call"; readonly functionName: string; readonly payload: unknown };

const StreamBatch = z.object({
  shardId: z.string(),
  startSequenceNumber: z.string(),
  endSequenceNumber: z.string(),
  streamArn: z.string(),
});
type StreamBatch = z.infer<typeof StreamBatch>;

// Lambda developer guide: "Using Lambda with DynamoDB, error handling" and "Capturing records of asynchronous invocations";
// EventBridge Scheduler user guide: "Configuring a dead-letter queue".
const Given = z.object({
  requestContext: z.optional(z.object({ functionArn: z.optional(z.string()) })),
  requestPayload: z.optional(z.unknown()),
  DDBStreamBatchInfo: z.optional(StreamBatch),
});
export const Message = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MessageAttributes: z.optional(z.record(z.string(), z.object({ StringValue: z.optional(z.string()) }))),
});
export type Message = z.infer<typeof Message>;

/** Undefined for a message of a kind nobody sends. */
export function failureOf({ Body, MessageAttributes = {} }: Message): Failure | undefined {
  const body = parsed(Body);
  const target = MessageAttributes["TARGET_ARN"]?.StringValue;
  if (target !== undefined) return { kind: "call", functionName: nameOf(target), payload: body ?? {} };
  const given = Given.safeParse(body);
  if (!given.success) return undefined;
  const { requestContext, requestPayload, DDBStreamBatchInfo: batch } = given.data;
  const functionName = nameOf(requestContext?.functionArn ?? "");
  if (batch !== undefined) return { kind: "stream", reader: functionName, batch };
  return functionName === "" ? undefined : { kind: "call", functionName, payload: requestPayload ?? {} };
}

function nameOf(arn: string): string {
  return /:function:([^:]+)/.exec(arn)?.[1] ?? "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Iterator = z.object({ ShardIterator: z.optional(z.string()) });
const Records = z.object({
  NextShardIterator: z.optional(z.string()),
  Records: z.array(
    z.object({
      dynamodb: z.object({ SequenceNumber: z.string(), Keys: z.object({ pk: z.object({ S: z.string() }) }) }),
    }),
  ),
});
/** A batch is 25 records at most; a shard is read in few pages, or what is looked for is not there. */
const PAGES = 20;

/** The issues whose records are in the batch; "gone" if the stream keeps them no more (24 hours) or cannot be read. */
export async function issuesOf(cloud: Cloud, batch: StreamBatch): Promise<readonly string[] | "gone"> {
  const { shardId, startSequenceNumber, endSequenceNumber, streamArn } = batch;
  const where = { StreamArn: streamArn, ShardId: shardId };
  const from = { ...where, ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: startSequenceNumber };
  const issues = new Set<string>();
  try {
    let next = Iterator.parse(await cloud.json("dynamodbstreams", "GetShardIterator", from)).ShardIterator;
    for (let page = 0; page < PAGES && next !== undefined; page++) {
      const read = Records.parse(await cloud.json("dynamodbstreams", "GetRecords", { ShardIterator: next }));
      for (const { dynamodb } of read.Records) {
        if (BigInt(dynamodb.SequenceNumber) > BigInt(endSequenceNumber)) return [...issues];
        const issue = /^T#\d{6}#ISSUE#(.+)$/.exec(dynamodb.Keys.pk.S)?.[1];
        if (issue !== undefined) issues.add(issue);
        if (dynamodb.SequenceNumber === endSequenceNumber) return [...issues];
      }
      next = read.NextShardIterator;
    }
    return [...issues];
  } catch (error) {
    if (error instanceof CloudError) return "gone";
    throw error;
  }
}
