import * as z from "zod/mini";
import { beside } from "../beside.ts";

const Service = z.object({ signIn: z.object({ issuer: z.url(), audience: z.string(), client: z.string() }) });
const Discovery = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  end_session_endpoint: z.optional(z.url()),
});

export interface Provider {
  readonly authorize: string;
  readonly token: string;
  readonly endSession: string | undefined;
  readonly client: string;
  /** RFC 8707 `resource`: only an absolute URI can be one. */
  readonly resource: string | undefined;
}

let found: Promise<Provider> | undefined;

/** The county's identity provider, as the service names it and as it describes itself (OpenID Connect Discovery 1.0). */
export function theProvider(): Promise<Provider> {
  found ??= discover().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

async function discover(): Promise<Provider> {
  const { signIn } = Service.parse(await read(new URL("service", beside)));
  const address = `${signIn.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const said = Discovery.parse(await read(address));
  return {
    authorize: said.authorization_endpoint,
    token: said.token_endpoint,
    endSession: said.end_session_endpoint,
    client: signIn.client,
    resource: URL.canParse(signIn.audience) ? signIn.audience : undefined,
  };
}

async function read(address: URL | string): Promise<unknown> {
  return (await fetch(address)).json();
}
