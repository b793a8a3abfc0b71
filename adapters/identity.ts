import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import * as z from "zod/mini";

type Keys = ReturnType<typeof createRemoteJWKSet>;
const keysOf = new Map<string, Promise<Keys>>();

/**
 * Whose token this is. "invalid" covers another issuer, another audience, a wrong signature and what is no token at all.
 * Throws if the issuer cannot be asked for its keys.
 */
export async function verifyToken(
  token: string,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
): Promise<{ readonly sub: string } | "expired" | "invalid"> {
  const keys = await issuerKeys(issuer);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      clockTolerance: 5,
      requiredClaims: ["sub", "exp"],
    });
    return payload.sub === undefined ? "invalid" : { sub: payload.sub };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return "expired";
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
    return "invalid";
  }
}

function issuerKeys(issuer: string): Promise<Keys> {
  const found = keysOf.get(issuer) ?? discovered(issuer);
  keysOf.set(issuer, found);
  found.catch(() => keysOf.delete(issuer));
  return found;
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discovered(issuer: string): Promise<Keys> {
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error(`the issuer's discovery document answers ${answer.status}`);
  const { jwks_uri: address, issuer: named } = Discovery.parse(await answer.json());
  if (named !== issuer) throw new Error(`the issuer calls itself ${named}`);
  return createRemoteJWKSet(new URL(address));
}
