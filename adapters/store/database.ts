import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { type AwsService, callAws } from "../aws-call.ts";
import { backoff } from "../backoff.ts";
import { awsEndpoint } from "../environment.ts";
import { NeighbourDown } from "../neighbour-down.ts";
import { fromItem, type Item, toItem } from "./wire.ts";

interface Place {
  readonly TableName: string;
}
interface Expressed {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  /** Members that are undefined are left out. */
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly ReturnValuesOnConditionCheckFailure?: "ALL_OLD";
}
export interface Get extends Place {
  readonly Key: object;
}
export interface Put extends Place, Expressed {
  readonly Item: object;
}
export interface Update extends Place, Expressed {
  readonly Key: object;
  readonly UpdateExpression: string;
}
export interface Delete extends Place {
  readonly Key: object;
}
export interface Query extends Place, Omit<Expressed, "ConditionExpression"> {
  readonly KeyConditionExpression: string;
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly ScanIndexForward: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: object;
}
export interface Check extends Place, Expressed {
  readonly Key: object;
}
export type Operation =
  | { readonly Put: Put }
  | { readonly Update: Update }
  | { readonly Delete: Delete }
  | { readonly ConditionCheck: Check };

/** The six operations we need, on plain values. Single reads are consistent. Throws AwsError for what DynamoDB refuses, NeighbourDown if it does not answer. */
export interface Database {
  readonly get: (input: Get) => Promise<Item | undefined>;
  readonly put: (input: Put) => Promise<void>;
  readonly update: (input: Update) => Promise<void>;
  readonly query: (input: Query) => Promise<{ items: Item[]; next: Item | undefined }>;
  /** Items of these keys that exist, in no order. At most 100. */
  readonly getAll: (table: string, keys: readonly object[]) => Promise<Item[]>;
  /** All or none, at most 100. */
  readonly transactWrite: (operations: readonly Operation[]) => Promise<void>;
}

export const DYNAMODB: AwsService = {
  name: "dynamodb",
  target: "DynamoDB_20120810",
  json: "1.0",
  endpoint: () => awsEndpoint("dynamodb"),
};
/** Carries out an operation of the wire protocol. */
export type Call = (operation: string, input: unknown) => Promise<unknown>;

const Found = z.object({ Item: z.optional(z.unknown()) });
const Page = z.object({ Items: z.array(z.unknown()), LastEvaluatedKey: z.optional(z.unknown()) });
const Batch = z.object({
  Responses: z.record(z.string(), z.array(z.unknown())),
  UnprocessedKeys: z.optional(z.record(z.string(), z.unknown())),
});
/** How often the rest of a batch is asked for; a throttled table answers some of the keys and leaves the others (API reference, BatchGetItem). */
const BATCH_TRIES = 6;

export function openDatabase(call: Call = (operation, input) => callAws(DYNAMODB, operation, input)): Database {
  return {
    get: async ({ TableName, Key }) => {
      const answer = await call("GetItem", { TableName, Key: toItem(Key), ConsistentRead: true });
      const { Item } = Found.parse(answer);
      return Item === undefined ? undefined : fromItem(Item);
    },
    put: async (input) => void (await call("PutItem", onWire(input))),
    update: async (input) => void (await call("UpdateItem", onWire(input))),
    query: async (input) => {
      const { Items, LastEvaluatedKey } = Page.parse(await call("Query", onWire(input)));
      const next = LastEvaluatedKey === undefined ? undefined : fromItem(LastEvaluatedKey);
      return { items: Items.map(fromItem), next };
    },
    getAll: async (table, keys) => {
      const found: Item[] = [];
      let rest: unknown = { [table]: { Keys: keys.map(toItem), ConsistentRead: true } };
      for (let attempt = 1; ; attempt++) {
        const { Responses, UnprocessedKeys = {} } = Batch.parse(await call("BatchGetItem", { RequestItems: rest }));
        found.push(...Object.values(Responses).flat().map(fromItem));
        if (Object.keys(UnprocessedKeys).length === 0) return found;
        if (attempt === BATCH_TRIES) throw new NeighbourDown("dynamodb", "keys of a batch stay unanswered");
        rest = UnprocessedKeys;
        await backoff(attempt, 25);
      }
    },
    transactWrite: async (operations) => {
      // The token makes a retry after a lost answer the same transaction.
      const TransactItems = operations.map((operation) =>
        Object.fromEntries(Object.entries(operation).map(([name, input]) => [name, onWire(input)])),
      );
      await call("TransactWriteItems", { ClientRequestToken: randomUUID(), TransactItems });
    },
  };
}

const ITEMS = new Set(["Key", "Item", "ExclusiveStartKey", "ExpressionAttributeValues"]);

function onWire(input: object): Item {
  const members: [string, unknown][] = Object.entries(input);
  return Object.fromEntries(
    members.map(([name, value]) => [
      name,
      ITEMS.has(name) && typeof value === "object" && value !== null ? toItem(value) : value,
    ]),
  );
}
