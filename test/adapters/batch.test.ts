import { describe, expect, it } from "vitest";
import { NeighbourDown } from "../../adapters/neighbour-down.ts";
import { openDatabase } from "../../adapters/store/database.ts";

/** BatchGetItem answers what it can, and the rest as UnprocessedKeys: 100 keys asked for are not 100 items found. */
function answering(most: (asked: number) => number) {
  const asked: number[] = [];
  const database = openDatabase((_operation, input) => {
    const { RequestItems } = input as { RequestItems: { table: { Keys: unknown[] } } };
    const { Keys, ...more } = RequestItems.table;
    asked.push(Keys.length);
    const now = most(asked.length);
    const rest = Keys.slice(now);
    return Promise.resolve({
      Responses: { table: Keys.slice(0, now) },
      UnprocessedKeys: rest.length > 0 ? { table: { ...more, Keys: rest } } : {},
    });
  });
  return { asked, database };
}
const keys = Array.from({ length: 5 }, (_, n) => ({ pk: `p${n}`, sk: "s" }));

describe("a batch of keys that a throttled table answers in parts", () => {
  it("is asked for until every key is answered", async () => {
    const { asked, database } = answering((attempt) => attempt);
    expect(await database.getAll("table", keys)).toEqual(keys);
    expect(asked).toEqual([5, 4, 2]);
  });

  it("is a neighbour that is down, not a shorter answer and no fault of ours, if the table never answers all", async () => {
    const { asked, database } = answering((attempt) => (attempt === 1 ? 3 : 0));
    await expect(database.getAll("table", keys)).rejects.toThrow(NeighbourDown);
    expect(asked).toEqual([5, 2, 2, 2, 2, 2]);
  });
});
