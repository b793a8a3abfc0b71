import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, problem, readRequest, send, TooLarge, type Request } from "./exchange.ts";

/** What answers behind the one port. */
export interface Site {
  api(request: Request): Promise<Answer>;
  tooLarge(): Answer;
  local(request: Request): Promise<Answer>;
  services(request: Request): Promise<Answer>;
  identity(request: IncomingMessage, response: ServerResponse): Promise<void>;
  storage(request: IncomingMessage, response: ServerResponse): void;
}

/** The port, open from the first moment: it tells how far the start is until the site is there. */
export interface Door {
  port: number;
  /** From now on the site answers; what is not ready yet is left out. */
  serve(site: Partial<Site>): void;
  close(): Promise<void>;
}

/** API Gateway takes 10 MB. */
const limit = 10 * 1024 * 1024;

export async function openDoor(port: number, progress: () => Record<string, unknown>): Promise<Door> {
  let site: Partial<Site> = {};
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    answer(request, response, site, progress).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(response, "GET", problem(500, "local-fault", error instanceof Error ? error.message : String(error)));
    });
  });
  const opened = await listen(server, port);
  return {
    port: opened,
    serve: (more) => {
      site = { ...site, ...more };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: Partial<Site>,
  progress: () => Record<string, unknown>,
): Promise<void> {
  const url = request.url ?? "/";
  const starting = (): void => send(response, "GET", problem(503, "starting", "正在启动", progress()));
  const method = request.method ?? "GET";
  if (url.startsWith("/_local/s3")) return site.storage ? site.storage(request, response) : starting();
  if (url.startsWith("/_local/oidc")) return site.identity ? site.identity(request, response) : starting();
  try {
    const whole = await readRequest(request, limit);
    const handler = url.startsWith("/_local/aws") ? site.services : url.startsWith("/_local/") ? site.local : site.api;
    if (!handler) return starting();
    send(response, method, await handler(whole));
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    send(response, method, site.tooLarge?.() ?? problem(413, "too-large", "Request Too Long"));
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
