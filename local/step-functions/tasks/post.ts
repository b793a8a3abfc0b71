import * as http from "node:http";
import * as https from "node:https";

export interface Posted {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** Connections stay open between calls. Not `fetch`: it takes several times the processor time of a call of a local service. */
const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };

/** @throws what the network says; after `signal` its abort */
export function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const secure = address.startsWith("https:");
    const options = { method: "POST", headers, signal, agent: secure ? agents.https : agents.http };
    const sent = (secure ? https : http).request(address, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
