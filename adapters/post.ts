import * as http from "node:http";
import * as https from "node:https";

export interface Posted {
  readonly status: number;
  readonly text: string;
}

/** Connections stay open between calls: a handshake costs more than a transaction. */
const AGENTS = {
  "http:": () => new http.Agent({ keepAlive: true }),
  "https:": () => new https.Agent({ keepAlive: true }),
};
const agents = new Map<string, http.Agent>();

/** One POST with a limit in milliseconds from start to end. Throws if the connection is lost or the limit passes. */
export function post(
  address: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  milliseconds: number,
): Promise<Posted> {
  const { protocol, hostname, port, pathname, search } = address;
  const request = protocol === "https:" ? https.request : http.request;
  const agent = agents.get(protocol) ?? AGENTS[protocol === "https:" ? "https:" : "http:"]();
  agents.set(protocol, agent);
  return new Promise((resolve, reject) => {
    // A timer of our own: an AbortSignal for each request costs a fifth of the request.
    const limit = setTimeout(() => sent.destroy(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
    const failed = (error: Error): void => {
      clearTimeout(limit);
      reject(error);
    };
    const place = { hostname: hostname.replace(/^\[|\]$/g, ""), port, path: pathname + search };
    const sent = request({ ...place, method: "POST", headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", failed);
      answer.once("end", () => {
        clearTimeout(limit);
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.once("error", failed);
    sent.end(body);
  });
}
