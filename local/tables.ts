import { createHash } from "node:crypto";
import { ServiceError } from "./aws-json.ts";
import type { DynamoDb } from "./dynamodb.ts";
import type { Keep } from "./keep.ts";
import type { Deployment, Resource } from "./template/deployment.ts";
import { asList, asText, type JsonObject, objectOrEmpty } from "./template/json.ts";

/** Creates the tables of the template with their indexes and streams. */
export async function createTables(deployment: Deployment, dynamodb: DynamoDb, keep: Keep): Promise<void> {
  for (const table of deployment.of("AWS::DynamoDB::Table")) {
    const definition = definitionOf(table);
    const hash = createHash("sha256").update(JSON.stringify(definition)).digest("hex");
    const key = `table.${table.names.name}`;
    try {
      await dynamodb.call("CreateTable", definition);
      keep.set(key, hash);
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === "ResourceInUseException")) throw error;
      if ((keep.get(key) ?? hash) !== hash)
        throw new Error(`表 ${table.names.name} 的定义已改变，请换一个数据目录（HUIYIN_DATA）`, { cause: error });
    }
  }
}

function definitionOf({ names, properties }: Resource): JsonObject {
  const view = objectOrEmpty(properties["StreamSpecification"])["StreamViewType"];
  return {
    TableName: names.name,
    KeySchema: properties["KeySchema"] ?? [],
    AttributeDefinitions: properties["AttributeDefinitions"] ?? [],
    BillingMode: "PAY_PER_REQUEST",
    ...indexes("GlobalSecondaryIndexes", properties),
    ...indexes("LocalSecondaryIndexes", properties),
    ...(view === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
  };
}

function indexes(kind: string, properties: JsonObject): JsonObject {
  const list = asList(properties[kind]).map(objectOrEmpty);
  if (list.length === 0) return {};
  return {
    [kind]: list.map((index) => ({
      IndexName: index["IndexName"] ?? null,
      KeySchema: index["KeySchema"] ?? [],
      Projection: index["Projection"] ?? {},
    })),
  };
}

/** Deletes the items whose time to live is over, in the tables that ask for it. The engine does not do it itself. */
export async function removeExpired(deployment: Deployment, dynamodb: DynamoDb, now: number): Promise<void> {
  for (const { names, properties } of deployment.of("AWS::DynamoDB::Table")) {
    const setting = objectOrEmpty(properties["TimeToLiveSpecification"]);
    if (setting["Enabled"] !== true) continue;
    const keys = asList(properties["KeySchema"]).map((part) => asText(objectOrEmpty(part)["AttributeName"], "key"));
    let from: JsonObject | undefined;
    do {
      const page = await dynamodb.call("Scan", {
        TableName: names.name,
        FilterExpression: "#ttl < :now",
        ExpressionAttributeNames: { "#ttl": setting["AttributeName"] ?? "ttl" },
        ExpressionAttributeValues: { ":now": { N: String(Math.floor(now / 1000)) } },
        ...(from ? { ExclusiveStartKey: from } : {}),
      });
      for (const item of asList(page["Items"]).map(objectOrEmpty)) {
        const key = Object.fromEntries(keys.map((name) => [name, item[name] ?? null]));
        await dynamodb.call("DeleteItem", { TableName: names.name, Key: key });
      }
      from = page["LastEvaluatedKey"] === undefined ? undefined : objectOrEmpty(page["LastEvaluatedKey"]);
    } while (from);
  }
}
