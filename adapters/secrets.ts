import * as z from "zod/mini";
import { now } from "./clock.ts";
import { awsEndpoint } from "./environment.ts";
import { scopeOf, sha256, signatureOf } from "./signature.ts";
import type { ChainKey } from "./store/seal.ts";

const kept = new Map<string, Promise<string>>();

/** The value of a secret, asked once per function. Throws if it cannot be read; the next call asks again. */
export function getSecret(id: string): Promise<string> {
  const found = kept.get(id) ?? fetchSecret(id);
  kept.set(id, found);
  found.catch(() => kept.delete(id));
  return found;
}

const ChainSecret = z.object({ keyId: z.string(), key: z.string() });

/** Key of the commits: the secret is JSON `{keyId, key}`. */
export async function chainKey(id: string): Promise<ChainKey> {
  return ChainSecret.parse(JSON.parse(await getSecret(id)));
}

/** Key of the query codes: the secret is JSON `{key}`. */
export async function codeKey(id: string): Promise<string> {
  return z.object({ key: z.string() }).parse(JSON.parse(await getSecret(id))).key;
}

const Answer = z.object({ SecretString: z.string() });

/** One signed POST: the SDK's client for a single call would be a sixth of a function's bundle. */
async function fetchSecret(id: string): Promise<string> {
  const url = new URL(awsEndpoint("secretsmanager"));
  const body = JSON.stringify({ SecretId: id });
  const scope = scopeOf("secretsmanager", now());
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    host: url.host,
    "x-amz-date": scope.stamp,
    "x-amz-target": "secretsmanager.GetSecretValue",
    ...(scope.sessionToken && { "x-amz-security-token": scope.sessionToken }),
  };
  const signature = signatureOf({ method: "POST", path: "/", query: {}, headers, payload: sha256(body) }, scope);
  const signed = Object.keys(headers).toSorted().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope.credential}, SignedHeaders=${signed}, Signature=${signature}`;
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...headers, authorization },
    body,
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error(`secret ${id}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return Answer.parse(await answer.json()).SecretString;
}
