import type { IncomingMessage, ServerResponse } from "node:http";

/** A request, read whole. */
export interface Request {
  method: string;
  /** The raw path, without the query. */
  path: string;
  query: URLSearchParams;
  /** Names as sent, in the order sent. */
  headers: [string, string][];
  header(name: string): string | undefined;
  body: Buffer;
  sourceIp: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
}

/** Larger bodies are refused before they are read to the end. */
export class TooLarge extends Error {}

/** @throws TooLarge when the body has more than `limit` bytes */
export async function readRequest(incoming: IncomingMessage, limit: number): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= limit) chunks.push(chunk); // the rest is read and forgotten, so that the answer arrives
  }
  const [path = "/", query = ""] = splitOnce(incoming.url ?? "/", "?");
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2)
    headers.push([incoming.rawHeaders[at] ?? "", incoming.rawHeaders[at + 1] ?? ""]);
  if (size > limit) throw new TooLarge();
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers,
    header: (name) => headers.find(([key]) => key.toLowerCase() === name)?.[1],
    body: Buffer.concat(chunks),
    sourceIp: incoming.socket.remoteAddress ?? "127.0.0.1",
  };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

export function send(response: ServerResponse, method: string, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, "content-length": Buffer.byteLength(answer.body) });
  response.end(method === "HEAD" ? undefined : answer.body);
}

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify(value),
  };
}

/** A problem of the local runtime itself, as RFC 9457 has it. */
export function problem(status: number, code: string, title: string, more: Record<string, unknown> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
    body: JSON.stringify({ type: `urn:huiyin:problem:${code}`, code, title, status, ...more }),
  };
}
