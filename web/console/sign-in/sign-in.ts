import * as z from "zod/mini";
import { makePkce, randomText } from "./pkce.ts";
import { type Provider, theProvider } from "./provider.ts";
import { forget, keep, kept } from "../../enterprise/keep.ts";
import { keepSession, type Session, theSession } from "./session.ts";

/** OpenID Connect, authorization code with PKCE (RFC 9700 §2.1.1). The provider sends people back to this very page. */
const PENDING = "huiyin.sign-in";
const Pending = z.object({ state: z.string(), verifier: z.string(), back: z.string() });
const Tokens = z.object({
  access_token: z.string(),
  refresh_token: z.optional(z.string()),
  id_token: z.optional(z.string()),
});

const here = (): string => `${location.origin}${location.pathname}`;

/** Leaves for the provider; `anew` asks it to ask who it is, even if it remembers somebody. */
export async function beginSignIn({ anew = false } = {}): Promise<void> {
  const provider = await theProvider();
  const { verifier, challenge } = await makePkce();
  const state = randomText();
  keep(sessionStorage, PENDING, { state, verifier, back: location.hash });
  const address = new URL(provider.authorize);
  address.search = new URLSearchParams({
    response_type: "code",
    client_id: provider.client,
    redirect_uri: here(),
    scope: "openid profile offline_access",
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...(provider.resource && { resource: provider.resource }),
    ...(anew && { prompt: "login" }),
  }).toString();
  location.assign(address);
}

/**
 * Redeems the code in the address, if there is one, and cleans the address.
 * @throws Error when the provider refused, or the answer belongs to another tab
 */
export async function finishSignIn(): Promise<void> {
  const said = new URLSearchParams(location.search);
  if (!said.has("code") && !said.has("error")) return;
  const pending = kept(sessionStorage, PENDING, Pending);
  forget(sessionStorage, PENDING);
  history.replaceState(null, "", `${here()}${pending?.back ?? ""}`);
  const error = said.get("error");
  if (error !== null) throw new Error(`${error} ${said.get("error_description") ?? ""}`);
  if (pending === undefined || said.get("state") !== pending.state) throw new Error("state");
  const { verifier } = pending;
  const code = said.get("code") ?? "";
  await redeem({ grant_type: "authorization_code", code, redirect_uri: here(), code_verifier: verifier });
}

/** A new token for one the API no longer takes; undefined if the person has to sign in again. */
export async function renew(): Promise<Session | undefined> {
  const refresh = theSession()?.refresh;
  if (refresh === undefined) return undefined;
  try {
    return await redeem({ grant_type: "refresh_token", refresh_token: refresh });
  } catch {
    return undefined;
  }
}

export async function signOut(): Promise<void> {
  const id = theSession()?.id;
  const provider = await theProvider().catch(() => undefined);
  keepSession(undefined);
  if (provider?.endSession !== undefined) location.assign(leaving(provider, provider.endSession, id));
}

function leaving(provider: Provider, endSession: string, id: string | undefined): URL {
  const address = new URL(endSession);
  address.searchParams.set("client_id", provider.client);
  address.searchParams.set("post_logout_redirect_uri", here());
  if (id !== undefined) address.searchParams.set("id_token_hint", id);
  return address;
}

async function redeem(fields: Record<string, string>): Promise<Session> {
  const provider = await theProvider();
  const resource = provider.resource === undefined ? {} : { resource: provider.resource };
  const body = new URLSearchParams({ client_id: provider.client, ...resource, ...fields });
  const response = await fetch(provider.token, { method: "POST", body });
  const said: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(said));
  const tokens = Tokens.parse(said);
  const before = theSession();
  const refresh = tokens.refresh_token ?? before?.refresh;
  const id = tokens.id_token ?? before?.id;
  const session = { access: tokens.access_token, ...(refresh && { refresh }), ...(id && { id }) };
  keepSession(session);
  return session;
}
