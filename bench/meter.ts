import { createServer, request as ask, Agent, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod/mini";

/** One call of DynamoDB as it went over the wire, and what it consumed by the engine's own account. */
export interface Metered {
  readonly operation: string;
  /** The request, as text: says which items it concerns. */
  readonly body: string;
  readonly writeUnits: number;
  readonly readUnits: number;
}

/** A pass-through before the database engine that counts. */
export interface Meter {
  readonly endpoint: string;
  /** Calls since the last time. */
  take(): Metered[];
  close(): Promise<void>;
}

const Capacity = z.object({ CapacityUnits: z.number() });
const Answer = z.object({ ConsumedCapacity: z.optional(z.union([Capacity, z.array(Capacity)])) });
const writing = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"]);
const reading = new Set(["GetItem", "Query", "Scan", "BatchGetItem"]);

export async function openMeter(engine: string): Promise<Meter> {
  let calls: Metered[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const [version = "", operation = ""] = String(incoming.headers["x-amz-target"]).split(".");
      const data = version.startsWith("DynamoDB_") && (writing.has(operation) || reading.has(operation));
      const body = await textOf(incoming);
      const sent = data ? JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: "TOTAL" }) : body;
      const { host: _, "content-length": __, ...headers } = incoming.headers;
      const answer = await new Promise<IncomingMessage>((resolve, reject) =>
        ask(
          engine,
          { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(sent) } },
          resolve,
        )
          .once("error", reject)
          .end(sent),
      );
      const text = await textOf(answer);
      if (data) calls.push(metered(operation, body, text));
      outgoing.writeHead(answer.statusCode ?? 500, { "content-type": answer.headers["content-type"] ?? "" }).end(text);
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function metered(operation: string, body: string, answer: string): Metered {
  const { ConsumedCapacity = [] } = Answer.parse(JSON.parse(answer));
  const all = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity];
  const units = all.reduce((total, { CapacityUnits }) => total + CapacityUnits, 0);
  const writes = writing.has(operation);
  return { operation, body, writeUnits: writes ? units : 0, readUnits: writes ? 0 : units };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
