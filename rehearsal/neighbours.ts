import { createServer } from "node:http";
import { join } from "node:path";
import { openIdentity } from "../local/identity/provider.ts";
import { countyFolder, readUsers } from "../local/identity/users.ts";
import { openKeep } from "../local/keep.ts";
import { type Mailbox, startMailbox } from "../local/mail.ts";
import { freePort } from "../local/ports.ts";

/** What others operate and a stage is told the addresses of: an identity provider and a mail server, both of our own here. */
export interface Neighbours {
  readonly issuer: string;
  readonly mailPort: number;
  readonly mailbox: Mailbox;
  /** A real access token of a person of the demo county. */
  token(user: string): Promise<string>;
  close(): Promise<void>;
}

export const countyFile = join(countyFolder, "pingshan.json");

export async function openNeighbours(folder: string): Promise<Neighbours> {
  const keep = openKeep(join(folder, "neighbours.sqlite"));
  const port = await freePort();
  const identity = openIdentity(`http://127.0.0.1:${port}`, keep, readUsers(countyFile));
  const server = createServer((request, response) => void identity.handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const mailPort = await freePort();
  const clock = {
    now: () => Date.now(),
    offset: new Float64Array(new SharedArrayBuffer(8)),
    advanceTo: () => undefined,
  };
  const mailbox = await startMailbox(mailPort, keep, clock);
  return {
    issuer: identity.issuer,
    mailPort,
    mailbox,
    token: async (user) => {
      const given = await identity.token(user);
      if (given === undefined) throw new Error(`The demo county has no ${user}`);
      return given.access_token;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mailbox.close();
      keep.close();
    },
  };
}
