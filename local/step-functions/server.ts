import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import type { Engine } from "./engine.ts";

/** What answers the requests: an engine. */
export interface Answering {
  handle(...request: Parameters<Engine["handle"]>): ReturnType<Engine["handle"]>;
}

/**
 * Serves the engine over HTTP as the service's clients speak it.
 * @param port 0 for any free one
 */
export async function serveEngine(engine: Answering, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(engine, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(engine: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: unknown, errorType?: string): void => {
    response.writeHead(status, {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-requestid": randomUUID(),
      ...(errorType === undefined ? {} : { "x-amzn-errortype": errorType }),
    });
    response.end(JSON.stringify(body));
  };
  try {
    const body = parse(await readAll(request));
    if (body === undefined) {
      return reply(
        400,
        { __type: "SerializationException", message: "The body is not JSON" },
        "SerializationException",
      );
    }
    const result = await engine.handle(String(request.headers["x-amz-target"] ?? ""), body);
    reply(result.status, result.body, result.errorType);
  } catch (error) {
    console.error("step functions engine: a request failed", error);
    reply(500, { __type: "InternalFailure", message: "The engine failed; its log says why" }, "InternalFailure");
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
