import type { Deployment, Resource } from "../template/deployment.ts";
import { asList, asNumber, asObject, asText, type JsonObject, objectOrEmpty, parseJson } from "../template/json.ts";

/** An event source mapping: which records of a stream go to which function, and what happens to failures. */
export interface Mapping {
  id: string;
  table: string;
  /** Name of the table's partition key. */
  partitionKey: string;
  streamArn: string;
  functionArn: string;
  filters: JsonObject[];
  batchSize: number;
  /** Batches under way at once; records of one partition key stay in order. */
  lanes: number;
  partialFailures: boolean;
  bisect: boolean;
  /** Retries of a failing batch; Infinity: until the record is too old. */
  retries: number;
  /** Milliseconds. */
  maximumAge: number;
  /** ARN of the queue that takes what could not be worked on. */
  failures: string | undefined;
}

const day = 24 * 60 * 60 * 1000;

/** @throws on mappings of something else than a table's stream */
export function mappingsOf(deployment: Deployment): Mapping[] {
  return deployment.of("AWS::Lambda::EventSourceMapping").map((resource) => mappingOf(resource, deployment));
}

function mappingOf({ id, stack, properties }: Resource, deployment: Deployment): Mapping {
  const streamArn = asText(properties["EventSourceArn"], `${id}.EventSourceArn`);
  const table = deployment.of("AWS::DynamoDB::Table").find(({ names }) => streamArn.startsWith(`${names.arn}/stream/`));
  if (!table) throw new Error(`${stack}/${id} reads ${streamArn}, which is not the stream of a table here`);
  const retries = asNumber(properties["MaximumRetryAttempts"], -1);
  const age = asNumber(properties["MaximumRecordAgeInSeconds"], -1);
  const failure = objectOrEmpty(objectOrEmpty(properties["DestinationConfig"])["OnFailure"])["Destination"];
  return {
    id: `${stack}/${id}`,
    table: table.names.name,
    partitionKey: partitionKeyOf(table),
    streamArn,
    functionArn: asText(properties["FunctionName"], `${id}.FunctionName`),
    filters: asList(objectOrEmpty(properties["FilterCriteria"])["Filters"]).map((filter) =>
      asObject(parseJson(asText(objectOrEmpty(filter)["Pattern"], `${id}.Pattern`)), `${id}.Pattern`),
    ),
    batchSize: asNumber(properties["BatchSize"], 100),
    lanes: asNumber(properties["ParallelizationFactor"], 1),
    partialFailures: asList(properties["FunctionResponseTypes"]).includes("ReportBatchItemFailures"),
    bisect: properties["BisectBatchOnFunctionError"] === true,
    retries: retries < 0 ? Number.POSITIVE_INFINITY : retries,
    maximumAge: age < 0 ? day : age * 1000,
    failures: failure === undefined ? undefined : asText(failure, `${id}.OnFailure`),
  };
}

function partitionKeyOf({ names, properties }: Resource): string {
  const key = asList(properties["KeySchema"])
    .map(objectOrEmpty)
    .find((part) => part["KeyType"] === "HASH");
  return asText(key?.["AttributeName"], `${names.name}.KeySchema`);
}
