import { renew } from "./sign-in.ts";
import { type Session, sessionExpired, theSession } from "./session.ts";

let renewing: Promise<Session | undefined> | undefined;

/** Fetches with the token of this tab. A 401, and nothing else, makes it renew the token once and ask again. */
export async function authorized(address: URL, request: RequestInit, patience: number): Promise<Response> {
  const session = theSession();
  const first = await attempt(address, request, session, patience);
  if (first.status !== 401 || session === undefined) return first;
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  const renewed = await renewing;
  if (renewed !== undefined) return attempt(address, request, renewed, patience);
  sessionExpired();
  return first;
}

function attempt(
  address: URL,
  request: RequestInit,
  session: Session | undefined,
  patience: number,
): Promise<Response> {
  const headers = new Headers(request.headers);
  if (session !== undefined) headers.set("authorization", `Bearer ${session.access}`);
  return fetch(address, { ...request, headers, signal: AbortSignal.timeout(patience) });
}
