import { connect, createServer, type Socket } from "node:net";

/** Stands before the mail server. */
export interface MailProxy extends AsyncDisposable {
  readonly port: number;
  /** `hangs`: takes the connection and says nothing. `forgets`: takes the mail, and its answer never comes. */
  mode: "passes" | "hangs" | "forgets";
}

/** SMTP: the answer to the end of DATA is the second 250 after a 354. */
const GO_AHEAD = "354";

export async function openMailProxy(real: () => Promise<number>): Promise<MailProxy> {
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => open.delete(socket));
  };
  const proxy = { mode: "passes" as MailProxy["mode"] };
  const server = createServer((client) => {
    keep(client);
    if (proxy.mode === "hangs") return;
    void real().then((port) => {
      const upstream = connect(port, "127.0.0.1");
      keep(upstream);
      let taken = false;
      client.pipe(upstream);
      upstream.on("data", (said) => {
        if (taken && proxy.mode === "forgets") return;
        taken = String(said).startsWith(GO_AHEAD);
        client.write(said);
      });
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const)
        one.once("close", () => other.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(proxy, {
    port: typeof address === "object" && address ? address.port : 0,
    [Symbol.asyncDispose]: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  });
}
