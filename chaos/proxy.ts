import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";

export type Service = "dynamodb" | "states" | "lambda";

/** One request that passes from a part of the system to a service. */
export interface Call {
  readonly from: "functions" | "engine" | "host";
  readonly service: Service;
  /** `UpdateItem`, `SendTaskSuccess`, `Invoke`. */
  readonly operation: string;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What becomes of a call before it is made, and of its answer afterwards. `lost`: the connection breaks. */
export interface Judge {
  before(call: Call): Promise<"made" | "lost" | Reply>;
  after(call: Call): Promise<"answered" | "lost">;
}

export interface Proxy extends AsyncDisposable {
  readonly url: string;
}

const agent = new Agent({ keepAlive: true });

/** Stands between `from` and a service. @param real where the service is now; resolves when there is one */
export async function openProxy(
  { from, service }: Pick<Call, "from" | "service">,
  real: () => Promise<string>,
  judge: Judge,
): Promise<Proxy> {
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(incoming);
    const target = String(incoming.headers["x-amz-target"] ?? ".Invoke");
    const call = { from, service, operation: target.split(".").at(-1) ?? "", body };
    const verdict = await judge.before(call);
    if (verdict === "lost") return void response.destroy();
    if (verdict !== "made") {
      response.writeHead(verdict.status, verdict.headers);
      return void response.end(verdict.body);
    }
    const answer = await forward(await real(), incoming, body);
    if ((await judge.after(call)) === "lost") return void response.destroy();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  };
  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(base: string, { method, url = "/", headers }: IncomingMessage, body: string): Promise<Reply> {
  const address = new URL(base.replace(/\/$/, "") + url);
  const told = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ["host", "connection", "content-length", "transfer-encoding"].includes(name) ? [] : [[name, String(value)]],
    ),
  );
  return new Promise((resolve, reject) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(address, { method, agent, headers: { ...told, ...length } }, (answer) => {
      textOf(answer).then((text) => {
        const kept = ["content-type", "x-amz-function-error", "x-amzn-errortype"];
        const passed = kept.flatMap((name) =>
          answer.headers[name] === undefined ? [] : [[name, String(answer.headers[name])]],
        );
        resolve({ status: answer.statusCode ?? 502, headers: Object.fromEntries(passed), body: text });
      }, reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
