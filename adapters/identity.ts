import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import * as z from "zod/mini";
import { NeighbourDown } from "./neighbour-down.ts";

type Keys = ReturnType<typeof createRemoteJWKSet>;
const keysOf = new Map<string, Promise<Keys>>();

/**
 * Whose token this is. "invalid" covers another issuer, another audience, a wrong signature and what is no token at all.
 * Throws NeighbourDown if the issuer cannot be asked for its keys: then nobody knows whether a token is good.
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
    if (isAboutToken(error)) return "invalid";
    throw new NeighbourDown("the issuer of tokens", error);
  }
}

/** Keys that could not be fetched are JWKSInvalid, JWKSTimeout, a plain JOSEError for another status than 200, or an error of the network. */
function isAboutToken(error: unknown): boolean {
  const fetching = error instanceof errors.JWKSInvalid || error instanceof errors.JWKSTimeout;
  return error instanceof errors.JOSEError && !fetching && error.code !== errors.JOSEError.code;
}

function issuerKeys(issuer: string): Promise<Keys> {
  const found = keysOf.get(issuer) ?? discovered(issuer);
  keysOf.set(issuer, found);
  found.catch(() => keysOf.delete(issuer));
  return found;
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discovered(issuer: string): Promise<Keys> {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) throw new Error(`its discovery document answers ${answer.status}`);
    const { jwks_uri: address, issuer: named } = Discovery.parse(await answer.json());
    if (named !== issuer) throw new Error(`it calls itself ${named}`);
    return createRemoteJWKSet(new URL(address));
  } catch (error) {
    throw new NeighbourDown("the issuer of tokens", error);
  }
}
