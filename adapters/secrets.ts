import * as z from "zod/mini";
import { type AwsService, callAws } from "./aws-call.ts";
import { awsEndpoint } from "./environment.ts";
import type { HeadSecret } from "./day-head.ts";
import type { ChainKey } from "./store/seal.ts";

const kept = new Map<string, Promise<string>>();

/** The value of a secret, asked once per function. Throws if it cannot be read; the next call asks again. */
export function getSecret(id: string): Promise<string> {
  const found = kept.get(id) ?? fetchSecret(id);
  kept.set(id, found);
  found.catch(() => kept.delete(id));
  return found;
}

const KeySecret = z.object({ keyId: z.string(), key: z.string() });

/** Key of the commits: the secret is JSON `{keyId, key}`. */
export async function chainKey(id: string): Promise<ChainKey> {
  return KeySecret.parse(JSON.parse(await getSecret(id)));
}

/** What day heads are signed with: the secret is JSON `{keyId, key}`. */
export async function headSecret(id: string): Promise<HeadSecret> {
  return KeySecret.parse(JSON.parse(await getSecret(id)));
}

/** Key of the query codes: the secret is JSON `{key}`. */
export async function codeKey(id: string): Promise<string> {
  return z.object({ key: z.string() }).parse(JSON.parse(await getSecret(id))).key;
}

const Answer = z.object({ SecretString: z.string() });

const SECRETS: AwsService = {
  name: "secretsmanager",
  target: "secretsmanager",
  json: "1.1",
  endpoint: () => awsEndpoint("secretsmanager"),
};

async function fetchSecret(id: string): Promise<string> {
  return Answer.parse(await callAws(SECRETS, "GetSecretValue", { SecretId: id })).SecretString;
}
