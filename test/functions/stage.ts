import canonicalize from "canonicalize";
import { expect, vi } from "vitest";
import * as z from "zod/mini";
import { type ApiFunction, gatewayRoute } from "../../contract/endpoint.ts";
import { ENDPOINTS, type EndpointId } from "../../contract/endpoints.ts";
import { Problem } from "../../contract/problems.ts";
import type { ProxyAnswer, ProxyEvent } from "../../functions/runtime/proxy.ts";
import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { type Engine, startEngine } from "../adapters/dynamodb.ts";
import { answers, county, holder } from "./county.ts";
import { type Outside, startOutside } from "./outside.ts";

type Handler<E, A> = (event: E, context: object) => Promise<A>;

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A person of the directory, or a token as it is. */
  readonly as?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long ago the gateway received it, in milliseconds. */
  readonly age?: number;
  readonly raw?: string;
  readonly source?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: ProxyAnswer["headers"];
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of an answer, it says itself
  readonly body: any;
}

/** The functions as they are deployed, on the real table, called as API Gateway and Step Functions would call them. */
export interface Stage {
  readonly engine: Engine;
  readonly outside: Outside;
  ask(endpoint: EndpointId, asked?: Asked): Promise<Answered>;
  /** Calls a function that no person calls. */
  run(entry: string, event?: unknown): Promise<unknown>;
  /** Sets the clock of the functions. */
  at(instant: string): void;
  /** Every item of the table, as text, in one order. */
  contents(): Promise<string[]>;
  /** What the functions wrote into their log, if the stage was started to keep it. */
  readonly said: readonly string[];
  stop(): Promise<void>;
}

const TENANT = "410421";

export async function startStage(
  instant = "2026-11-23T01:00:00.000Z",
  { log }: { readonly log?: "kept" } = {},
): Promise<Stage> {
  const engine = await startEngine();
  const outside = await startOutside();
  const environment = {
    ...outside.environment,
    TABLE: engine.table,
    TENANT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", log === "kept" ? "DEBUG" : "ERROR");
  const said: string[] = [];
  const keep = (text: unknown) => log !== "kept" || said.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  if (log === "kept") vi.spyOn(process.stderr, "write").mockImplementation(keep);
  const at = (moment: string) => vi.setSystemTime(new Date(moment));
  vi.useFakeTimers({ toFake: ["Date"] });
  at(instant);

  const run = async (entry: string, event: unknown = {}) => {
    const { handler }: { handler: Handler<unknown, unknown> } = await import(
      /* @vite-ignore */ new URL(`../../functions/${entry}.ts`, import.meta.url).href
    );
    return handler(event, {});
  };
  const ask = async (id: EndpointId, asked: Asked = {}): Promise<Answered> => {
    const row = ENDPOINTS[id];
    const token = asked.token ?? (asked.as === undefined ? undefined : await outside.token(asked.as));
    const answer = answerOf(await run(`http/${row.serves satisfies ApiFunction}`, eventFor(id, asked, token)));
    // What is answered is what the table promises, to the field: either the answer, or one of the problems.
    z.parse(answer.status < 400 ? row.answer : Problem, answer.body);
    if (answer.status < 400) expect(answer.status).toBe(answer.body.dryRun === true ? 200 : row.status);
    return answer;
  };
  await run("operator/load-county", county);
  return {
    engine,
    outside,
    ask,
    run,
    at,
    contents: () => contentsOf(engine.table),
    said,
    stop: async () => {
      vi.useRealTimers();
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
      await Promise.all([engine.stop(), outside.stop()]);
    },
  };
}

async function contentsOf(TableName: string): Promise<string[]> {
  const items: string[] = [];
  let start: object | undefined;
  do {
    const asked = { TableName, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) };
    const answer = (await callAws(DYNAMODB, "Scan", asked)) as { Items: object[]; LastEvaluatedKey?: object };
    items.push(...answer.Items.map((item) => canonicalize(item) ?? ""));
    start = answer.LastEvaluatedKey;
  } while (start);
  return items.toSorted();
}

/** The event of a Lambda proxy integration, made from the row of the table. */
export function eventFor(id: EndpointId, asked: Asked, token?: string): ProxyEvent {
  const row = ENDPOINTS[id];
  const body = asked.raw ?? (asked.body === undefined ? null : JSON.stringify(asked.body));
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] ?? "");
  const resource = gatewayRoute(row.path);
  return {
    resource,
    path,
    httpMethod: row.method,
    headers: {
      ...(body !== null && { "Content-Type": "application/json" }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...asked.headers,
    },
    queryStringParameters: asked.query ?? null,
    pathParameters:
      resource === row.path ? (asked.params ?? null) : { proxy: path.slice(resource.indexOf("{proxy+}")) },
    body,
    isBase64Encoded: false,
    requestContext: {
      requestId: "r-1",
      requestTimeEpoch: Date.now() - (asked.age ?? 0),
      identity: { sourceIp: asked.source ?? "203.0.113.7" },
    },
  };
}

function answerOf(answer: unknown): Answered {
  const { statusCode, headers, body } = answer as ProxyAnswer;
  const json = headers["Content-Type"]?.includes("json");
  return { status: statusCode, headers, body: json ? JSON.parse(body) : body };
}

let presses = 0;
export const newKey = () => `press-${String(++presses).padStart(20, "0")}`;

export function submission(more: object = {}) {
  return { key: newKey(), form: "submit-issue@1", answers, files: [], secrecyAcknowledged: true, ...more };
}

export interface Life {
  readonly issue: string;
  readonly code: string;
}

/** Handed in, registered as class C, given to a unit. */
export async function dispatched({ ask }: Stage, unit = "U03"): Promise<Life> {
  const { body: receipt } = await ask("submitIssue", { body: submission() });
  const params = { issue: receipt.receipt };
  const command = { class: "C", kind: "land", level: "county", requestType: "help" };
  await ask("registerIssue", { params, as: holder("office"), body: { command } });
  const last = await ask("dispatchIssue", { params, as: holder("office"), body: { command: { unit } } });
  if (last.status !== 200) throw new Error(JSON.stringify(last.body));
  return { issue: receipt.receipt, code: receipt.code };
}

type Wire = Record<string, { S?: string }>;
type Raw = { Items?: Wire[] };

/** Items of an issue as they lie in the table: `COMMIT#`, `EPOCH#`, `WAIT`. */
async function rawItems({ engine }: Stage, issue: string, begins: string): Promise<Wire[]> {
  const answer = await callAws(DYNAMODB, "Query", {
    TableName: engine.table,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :sk)",
    ExpressionAttributeValues: { ":pk": { S: partition(issue) }, ":sk": { S: begins } },
    ConsistentRead: true,
  });
  return (answer as Raw).Items ?? [];
}

export const partition = (issue: string) => `T#${TENANT}#ISSUE#${issue}`;

/** What the stream brings after these items were inserted. */
export async function inserted(stage: Stage, issue: string, begins: "COMMIT#" | "EPOCH#") {
  const items = await rawItems(stage, issue, begins);
  return {
    Records: items.map((NewImage, at) => ({ eventID: `e${at}`, dynamodb: { NewImage, SequenceNumber: `${at + 1}` } })),
  };
}

export async function waiting(stage: Stage, issue: string): Promise<Record<string, string | undefined>> {
  const [item = {}] = await rawItems(stage, issue, "WAIT");
  return Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S]));
}

/** The machine parks, as its state in the ASL file does. */
export async function park({ engine }: Stage, issue: string, token: string, wakeAt: string): Promise<void> {
  await callAws(DYNAMODB, "UpdateItem", {
    TableName: engine.table,
    Key: { pk: { S: partition(issue) }, sk: { S: "WAIT" } },
    UpdateExpression: "SET #token = :token, parkedFor = :wakeAt",
    ExpressionAttributeNames: { "#token": "token" },
    ExpressionAttributeValues: { ":token": { S: token }, ":wakeAt": { S: wakeAt } },
  });
}
