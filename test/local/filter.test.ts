import { expect, it } from "vitest";
import { passes } from "../../local/streams/filter.ts";

const record = { eventName: "INSERT", dynamodb: { Keys: { sk: { S: "COMMIT#0001" } }, SizeBytes: 12 } };

it.each([
  [{ eventName: ["INSERT", "MODIFY"] }, true],
  [{ eventName: ["REMOVE"] }, false],
  [{ dynamodb: { Keys: { sk: { S: [{ prefix: "COMMIT#" }, { prefix: "EPOCH#" }] } } } }, true],
  [{ dynamodb: { Keys: { sk: { S: [{ prefix: "WAIT" }] } } } }, false],
  [{ eventName: ["INSERT"], dynamodb: { Keys: { sk: { S: [{ "anything-but": ["META"] }] } } } }, true],
  [{ dynamodb: { Keys: { pk: { S: [{ exists: true }] } } } }, false],
  [{ dynamodb: { Keys: { pk: { S: [{ exists: false }] } } } }, true],
  [{ dynamodb: { SizeBytes: [{ numeric: [">", 10, "<=", 12] }] } }, true],
  [{ dynamodb: { SizeBytes: [{ numeric: [">", 12] }] } }, false],
  [{ $or: [{ eventName: ["REMOVE"] }, { dynamodb: { SizeBytes: [12] } }] }, true],
])("the pattern %j", (pattern, expected) => {
  expect(passes(pattern, record)).toBe(expected);
});

it("stops at a rule it does not know", () => {
  expect(() => passes({ eventName: [{ wildcard: "I*" }] }, record)).toThrow("not known");
});
