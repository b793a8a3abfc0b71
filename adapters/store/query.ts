import { TABLE } from "../../contract/table.ts";
import type { Store } from "./store.ts";

export interface Range {
  /** An index of the table; absent = the table itself, read consistently. */
  readonly index?: keyof typeof TABLE.indexes;
  readonly partition: string;
  /** Sort keys: `from` ≤ key ≤ `to`, or everything that begins with `begins`. */
  readonly from?: string;
  readonly to?: string;
  readonly begins?: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** Items of one partition in order, page after page to the last; `limit` ends it early. */
export async function* queried(store: Store, range: Range): AsyncGenerator<Record<string, unknown>> {
  let start: Record<string, unknown> | undefined;
  let left = range.limit ?? Infinity;
  do {
    const { items, next } = await store.database.query({
      TableName: store.table,
      ...condition(range),
      ScanIndexForward: range.newestFirst !== true,
      ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
      ...(left !== Infinity && { Limit: left }),
      ...(start && { ExclusiveStartKey: start }),
    });
    for (const item of items) {
      if (left-- <= 0) return;
      yield item;
    }
    start = next;
  } while (start && left > 0);
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function condition({ index, partition, from, to, begins }: Range) {
  const keys = index ? TABLE.indexes[index] : TABLE;
  const sort =
    begins !== undefined
      ? "begins_with(#sk, :begins)"
      : from !== undefined && to !== undefined
        ? "#sk BETWEEN :from AND :to"
        : from !== undefined
          ? "#sk >= :from"
          : to !== undefined
            ? "#sk <= :to"
            : undefined;
  return {
    KeyConditionExpression: sort ? `#pk = :pk AND ${sort}` : "#pk = :pk",
    ExpressionAttributeNames: { "#pk": keys.partition, ...(sort && { "#sk": keys.sort }) },
    ExpressionAttributeValues: { ":pk": partition, ":from": from, ":to": to, ":begins": begins },
  };
}
