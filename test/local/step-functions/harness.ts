import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { openEngine } from "../../../local/step-functions/engine.ts";
import type { Engine, EngineOptions } from "../../../local/step-functions/engine.ts";
import { serveEngine } from "../../../local/step-functions/server.ts";

export interface DynamodbRequest {
  target: string;
  body: Record<string, unknown>;
}

type Answer = { status: number; body: unknown };

/** An engine behind HTTP, the real client before it, and stand-ins for Lambda and DynamoDB that the test controls. */
export interface Workshop {
  file: string;
  client: SFNClient;
  engine: Engine;
  clock: { now: number };
  invoke: { answer: EngineOptions["invoke"]; calls: { arn: string; payload: unknown }[] };
  dynamodb: { answer: (request: DynamodbRequest) => Answer | Promise<Answer>; requests: DynamodbRequest[] };
  /** Moves the clock on and waits until everything that is due has happened. */
  moveTo(at: number): Promise<void>;
  quiet(): Promise<void>;
  create(states: object, more?: object): Promise<string>;
  createFrom(definition: string): Promise<string>;
  start(machine: string, input?: object, name?: string): Promise<string>;
  history(execution: string): Promise<HistoryEvent[]>;
  /** How it ended, input and output parsed. */
  outcome(execution: string): Promise<{ status?: string; output: unknown; error?: string; cause?: string }>;
  /** Opens the file with a second engine, as after a restart. */
  reopen(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const NOON = Date.parse("2026-03-02T04:00:00.000Z");

/** @param endpoint a real DynamoDB instead of the stand-in */
export async function openWorkshop(endpoint?: string): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-engine-"));
  const clock = { now: NOON };
  const invoke: Workshop["invoke"] = { calls: [], answer: async () => ({ payload: "{}" }) };
  const dynamodb: Workshop["dynamodb"] = { requests: [], answer: () => ({ status: 200, body: {} }) };

  const table = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const target = String(request.headers["x-amz-target"]);
      const seen: DynamodbRequest = { target, body: JSON.parse(Buffer.concat(chunks).toString()) };
      dynamodb.requests.push(seen);
      const { status, body } = await dynamodb.answer(seen);
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => table.listen(0, "127.0.0.1", resolve));

  const file = join(folder, "engine.sqlite");
  const open = (path: string): Engine =>
    openEngine({
      file: path,
      now: () => clock.now,
      region: "cn-north-1",
      account: "123456789012",
      partition: "aws-cn",
      endpoint: () => endpoint ?? `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
      invoke: (arn, payload) => {
        invoke.calls.push({ arn, payload: JSON.parse(payload) });
        return invoke.answer(arn, payload, {});
      },
    });
  const connect = (url: string): SFNClient =>
    new SFNClient({
      endpoint: url,
      region: "cn-north-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
    });

  let engine = open(file);
  let server = await serveEngine(engine, 0);
  let client = connect(server.url);

  const workshop: Workshop = {
    file,
    clock,
    invoke,
    dynamodb,
    get client() {
      return client;
    },
    get engine() {
      return engine;
    },
    async moveTo(at) {
      clock.now = at;
      engine.clockMoved();
      await workshop.quiet();
    },
    async quiet() {
      const giveUp = Date.now() + 10_000;
      while (!engine.isQuiet(clock.now)) {
        if (Date.now() > giveUp) {
          throw new Error("the engine did not become quiet");
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    create: (states, more = {}) =>
      workshop.createFrom(
        JSON.stringify({ QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states, ...more }),
      ),
    async createFrom(definition) {
      const created = await client.send(
        new CreateStateMachineCommand({
          name: `m-${Math.random().toString(36).slice(2)}`,
          definition,
          roleArn: "arn:aws-cn:iam::123456789012:role/machine",
        }),
      );
      return String(created.stateMachineArn);
    },
    async start(machine, input = {}, name) {
      const started = await client.send(
        new StartExecutionCommand({ stateMachineArn: machine, input: JSON.stringify(input), name }),
      );
      await workshop.quiet();
      return String(started.executionArn);
    },
    async history(execution) {
      const { events = [] } = await client.send(
        new GetExecutionHistoryCommand({ executionArn: execution, maxResults: 1000 }),
      );
      return events;
    },
    async outcome(execution) {
      const { status, output, error, cause } = await client.send(
        new DescribeExecutionCommand({ executionArn: execution }),
      );
      return {
        ...(status === undefined ? {} : { status }),
        output: output === undefined ? undefined : JSON.parse(output),
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      };
    },
    async reopen() {
      await server.close();
      await engine.close();
      engine = open(file);
      server = await serveEngine(engine, 0);
      client = connect(server.url);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await engine.close();
      table.closeAllConnections();
      await new Promise((resolve) => table.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return workshop;
}

export function types(events: HistoryEvent[]): string[] {
  return events.map((event) => String(event.type));
}
