import * as z from "zod/mini";
import { forget, keep, kept } from "../../enterprise/keep.ts";

/**
 * What the identity provider gave, kept for this tab only. How long it lives is not looked at: the clock of a browser may be wrong,
 * and that of the server decides by answering 401.
 */
const Session = z.object({ access: z.string(), refresh: z.optional(z.string()), id: z.optional(z.string()) });
export type Session = z.infer<typeof Session>;

const PLACE = "huiyin.session";
const listeners = new Set<() => void>();
let expired = false;

export function theSession(): Session | undefined {
  return kept(sessionStorage, PLACE, Session);
}

export function keepSession(session: Session | undefined): void {
  expired = false;
  if (session) keep(sessionStorage, PLACE, session);
  else forget(sessionStorage, PLACE);
  tell();
}

/** The API no longer takes the token and it could not be renewed: what is on the page stays, until the person signs in again. */
export function sessionExpired(): void {
  expired = true;
  tell();
}

export function isExpired(): boolean {
  return expired;
}

/** For `useSyncExternalStore`. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
