import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { JWK } from "oidc-provider";
import type { Keep } from "../keep.ts";

/** The signing key of the local identity provider, made once: tokens stay valid over restarts. */
export function signingKey(keep: Keep): JWK {
  const text = keep.once("identity.key", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return JSON.stringify({
      ...privateKey.export({ format: "jwk" }),
      kid: randomBytes(6).toString("hex"),
      alg: "ES256",
      use: "sig",
    });
  });
  const key: JWK = JSON.parse(text);
  return key;
}

export function cookieKey(keep: Keep): string {
  return keep.once("identity.cookies", () => randomBytes(32).toString("base64url"));
}
