import { createServer } from "node:net";

/** A port that is free now; `wished` if it is free and not 0. */
export async function freePort(wished = 0): Promise<number> {
  const port = await tryPort(wished);
  return port ?? (await tryPort(0)) ?? Promise.reject(new Error("No free port"));
}

/** The port if it can be opened on the loopback address (0: any), else undefined. */
export function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
