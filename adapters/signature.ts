import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";
import { awsCredentials, awsRegion } from "./environment.ts";

/** AWS Signature Version 4, as far as we sign by hand: upload policies, download links, one small call. */
export interface Scope {
  /** `20261123T010000Z` */
  readonly stamp: string;
  readonly scope: string;
  readonly credential: string;
  readonly sessionToken: string | undefined;
  readonly sign: (text: string) => string;
}

export function scopeOf(service: string, at: string): Scope {
  const { accessKeyId, secretAccessKey, sessionToken } = awsCredentials();
  const region = awsRegion();
  const stamp = at.replaceAll(/[-:]|\.\d{3}/g, "");
  const date = stamp.slice(0, 8);
  const scope = `${date}/${region}/${service}/aws4_request`;
  const key = signingKey(`AWS4${secretAccessKey}`, date, region, service);
  return {
    stamp,
    scope,
    credential: `${accessKeyId}/${scope}`,
    sessionToken,
    sign: (text) => createHmac("sha256", key).update(text).digest("hex"),
  };
}

/** One key a day and service: made once, like the SDK does, because a busy function signs hundreds of calls a second. */
const keys = new Map<string, KeyObject>();
function signingKey(secret: string, ...parts: readonly [string, string, string]): KeyObject {
  const name = [secret, ...parts].join("/");
  const known = keys.get(name);
  if (known) return known;
  const bytes = [...parts, "aws4_request"].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(secret),
  );
  const key = createSecretKey(bytes);
  if (keys.size >= 8) keys.clear(); // yesterday's, or of credentials that were replaced
  keys.set(name, key);
  return key;
}

export interface Signable {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hex, or UNSIGNED-PAYLOAD. */
  readonly payload: string;
}

export function signatureOf(
  { method, path, query, headers, payload }: Signable,
  { stamp, scope, sign }: Scope,
): string {
  const names = Object.keys(headers).toSorted();
  const canonical = [
    method,
    path,
    queryString(query),
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    payload,
  ].join("\n");
  return sign(["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical)].join("\n"));
}

/** The headers of a request with everything that proves it is ours: date, session, authorization. */
export function authorized(service: string, request: Signable, at: string): Record<string, string> {
  const scope = scopeOf(service, at);
  const headers = {
    ...request.headers,
    "x-amz-date": scope.stamp,
    ...(scope.sessionToken && { "x-amz-security-token": scope.sessionToken }),
  };
  const signature = signatureOf({ ...request, headers }, scope);
  const names = Object.keys(headers).toSorted().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope.credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, authorization };
}

export function queryString(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .toSorted()
    .map((name) => `${encoded(name)}=${encoded(query[name] ?? "")}`)
    .join("&");
}

/** RFC 3986: everything but unreserved characters. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}

export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
