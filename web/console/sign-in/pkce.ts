/** RFC 7636: proof that who redeems the code is who asked for it. */
export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

const BYTES = 32;

/** @throws Error where the browser has no crypto.subtle: the page was opened without TLS, and not on this computer */
export async function makePkce(): Promise<Pkce> {
  const verifier = randomText();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

/** 256 bits, safe in addresses. */
export function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
