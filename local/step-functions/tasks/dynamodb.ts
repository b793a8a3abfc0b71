import { randomUUID } from "node:crypto";
import type { Json } from "../definition/schema.ts";
import { callService, sdkError } from "./json-service.ts";
import type { ServiceCall } from "./json-service.ts";

const KINDS = [
  ["Bool", "BOOL"],
  ["Nul", "NULL"],
  ["Ss", "SS"],
  ["Ns", "NS"],
  ["Bs", "BS"],
] as const;
const TO_WIRE = new Map<string, string>(KINDS.map(([sdk, wire]) => [sdk, wire]));
const FROM_WIRE = new Map<string, string>(KINDS.map(([sdk, wire]) => [wire, sdk]));
const VALUE_MAPS = new Set([
  "Key",
  "Item",
  "ExpressionAttributeValues",
  "ExclusiveStartKey",
  "Attributes",
  "LastEvaluatedKey",
]);
const VALUE_MAP_LISTS = new Set(["Items", "Keys"]);

/** Errors that have a class of their own in the SDK; every other error is its base class. */
const MODELLED = new Set([
  "ConditionalCheckFailedException",
  "IdempotentParameterMismatchException",
  "InternalServerErrorException",
  "ItemCollectionSizeLimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceededException",
  "ResourceNotFoundException",
  "ThrottlingException",
  "TransactionCanceledException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** Codes on the wire to which the Java SDK adds its suffix. */
const SUFFIXED = new Map(["InternalServerError", "RequestLimitExceeded"].map((code) => [code, `${code}Exception`]));

/** What the service minds if it is null, in words of its own that a local endpoint may not have. Source: API reference, required members. */
const REQUIRED: { readonly [action: string]: readonly string[] } = {
  getItem: ["Key", "TableName"],
  putItem: ["Item", "TableName"],
  updateItem: ["Key", "TableName"],
  deleteItem: ["Key", "TableName"],
  query: ["TableName"],
  scan: ["TableName"],
  transactWriteItems: ["TransactItems"],
  transactGetItems: ["TransactItems"],
  batchGetItem: ["RequestItems"],
  batchWriteItem: ["RequestItems"],
};

/**
 * The AWS SDK integration of DynamoDB. It spells the kinds of attribute values like the Java SDK it runs on
 * (`Bool`, `Ns`, `Nul`), the wire `BOOL`, `NS`, `NULL`; both ways are translated here.
 * @returns JSON text
 * @throws StateError `DynamoDb.<Exception>`
 */
export async function callDynamodb(call: ServiceCall): Promise<string> {
  const parameters: Json = JSON.parse(call.body);
  const absent = (REQUIRED[call.action] ?? []).filter((name) => isObject(parameters) && parameters[name] === null);
  if (absent.length > 0) {
    throw sdkError(call.service, "DynamoDbException", {
      status: 400,
      code: "ValidationException",
      message: `${absent.length} validation error${absent.length > 1 ? "s" : ""} detected: ${absent.map(notNull).join("; ")}`,
      requestId: randomUUID(),
    });
  }
  const answer = await callService({ ...call, body: JSON.stringify(spell(parameters, TO_WIRE)) });
  if ("text" in answer) {
    return JSON.stringify(spell(JSON.parse(answer.text), FROM_WIRE));
  }
  const { code, status } = answer.refusal;
  const name = code === "" && status >= 500 ? "InternalServerErrorException" : (SUFFIXED.get(code) ?? code);
  throw sdkError(call.service, MODELLED.has(name) ? name : "DynamoDbException", answer.refusal);
}

function notNull(name: string): string {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return `Value null at '${member}' failed to satisfy constraint: Member must not be null`;
}

/** Renames the kinds of attribute values, and only those: an attribute may well be called `Bool`. */
function spell(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) {
    return value.map((item) => spell(item, names));
  }
  return isObject(value)
    ? mapFields(value, (key, inner) => {
        if (VALUE_MAPS.has(key) && isObject(inner)) {
          return attributes(inner, names);
        }
        return VALUE_MAP_LISTS.has(key) && Array.isArray(inner)
          ? inner.map((item) => (isObject(item) ? attributes(item, names) : item))
          : spell(inner, names);
      })
    : value;
}

function attributes(map: { [key: string]: Json }, names: ReadonlyMap<string, string>): Json {
  return mapFields(map, (_, value) => attribute(value, names));
}

function attribute(value: Json, names: ReadonlyMap<string, string>): Json {
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([kind, inner]) => {
      if (kind === "M" && isObject(inner)) {
        return [kind, attributes(inner, names)];
      }
      return kind === "L" && Array.isArray(inner)
        ? [kind, inner.map((item) => attribute(item, names))]
        : [names.get(kind) ?? kind, inner];
    }),
  );
}

function mapFields(value: { [key: string]: Json }, change: (key: string, inner: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
