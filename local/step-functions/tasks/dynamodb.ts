import { StateError } from "../fault.ts";
import type { Json } from "../definition/schema.ts";

/**
 * The AWS SDK integration of DynamoDB. It spells the kinds of attribute values like the Java SDK it runs on
 * (`Bool`, `Ns`, `Nul`), the wire `BOOL`, `NS`, `NULL`; both ways are translated here.
 */
export interface DynamodbCall {
  endpoint: string;
  region: string;
  action: string;
  parameters: Json;
  signal: AbortSignal;
}

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

/** @throws StateError `DynamoDb.<Exception>` */
export async function callDynamodb(call: DynamodbCall): Promise<Json> {
  const target = call.action.charAt(0).toUpperCase() + call.action.slice(1);
  let status: number;
  let text: string;
  try {
    const response = await fetch(call.endpoint, {
      method: "POST",
      signal: call.signal,
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${target}`,
        // A local endpoint wants to see a signature and its date; it does not check them.
        "x-amz-date": "20260101T000000Z",
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${call.region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(spell(call.parameters, TO_WIRE)),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new StateError("DynamoDb.SdkClientException", `Unable to execute HTTP request: ${String(error)}`);
  }
  const body = parse(text);
  if (status === 200 && body !== undefined) {
    return spell(body, FROM_WIRE);
  }
  const { __type, message, Message } = Object(body);
  const exact =
    String(__type ?? "")
      .split("#")
      .pop() ?? "";
  const name =
    exact === "InternalServerError" || (exact === "" && status >= 500) ? "InternalServerErrorException" : exact;
  throw new StateError(
    `DynamoDb.${MODELLED.has(name) ? name : "DynamoDbException"}`,
    `${String(message ?? Message ?? name)} (Service: DynamoDb, Status Code: ${status})`,
  );
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
