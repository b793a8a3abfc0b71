import { createHash } from "node:crypto";
import { backoff } from "./backoff.ts";
import { now } from "./clock.ts";
import { awsEndpoint } from "./environment.ts";
import { NeighbourDown } from "./neighbour-down.ts";
import { authorized, encoded, sha256 } from "./signature.ts";

/**
 * The three calls we make to S3, signed by hand: the SDK's client would double the bundle of an API function. Addresses are
 * path-style, which every S3 understands.
 */
export interface Found {
  readonly size: number;
  readonly type: string;
}

const TRIES = 3;

/** Size and declared type of an object; undefined if it is not there. */
export async function headObject(bucket: string, key: string): Promise<Found | undefined> {
  const answer = await request("HEAD", bucket, key);
  // Without the right to list, S3 says 403 for what is not there.
  if (answer.status === 404 || answer.status === 403) return undefined;
  expectOk(answer, "HEAD", key);
  return {
    size: Number(answer.headers.get("content-length") ?? 0),
    type: answer.headers.get("content-type") ?? "",
  };
}

export async function getObject(bucket: string, key: string): Promise<Uint8Array> {
  const answer = await request("GET", bucket, key);
  expectOk(answer, "GET", key);
  return new Uint8Array(await answer.arrayBuffer());
}

export async function putObject(
  bucket: string,
  key: string,
  body: Uint8Array<ArrayBuffer>,
  { type, disposition }: { readonly type: string; readonly disposition?: string },
): Promise<void> {
  // A bucket with object lock takes no object without a checksum (S3 user guide, managing object lock).
  const md5 = createHash("md5").update(body).digest("base64");
  const headers = {
    "content-type": type,
    "content-md5": md5,
    ...(disposition && { "content-disposition": disposition }),
  };
  expectOk(await request("PUT", bucket, key, { body, headers }), "PUT", key);
}

/** The address of an object; its path, the endpoint's own included, is what gets signed. */
export function objectAddress(bucket: string, key: string): URL {
  return new URL(`${awsEndpoint("s3")}/${bucket}/${key.split("/").map(encoded).join("/")}`);
}

type Sent = { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> };

async function request(method: "HEAD" | "GET" | "PUT", bucket: string, key: string, sent?: Sent): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await once(method, bucket, key, sent);
      if (answer.status < 500) return answer;
      if (attempt === TRIES) throw new Error(`answers ${answer.status}`);
    } catch (error) {
      if (attempt === TRIES) throw new NeighbourDown("s3", error);
    }
    await backoff(attempt, 100);
  }
}

function once(method: string, bucket: string, key: string, sent: Sent | undefined): Promise<Response> {
  const address = objectAddress(bucket, key);
  const payload = sha256(sent?.body ?? "");
  const headers = { host: address.host, "x-amz-content-sha256": payload, ...sent?.headers };
  const signed = authorized("s3", { method, path: address.pathname, query: {}, headers, payload }, now());
  return fetch(address, {
    method,
    headers: signed,
    ...(sent && { body: sent.body }),
    signal: AbortSignal.timeout(8000),
  });
}

function expectOk(answer: Response, method: string, key: string): void {
  if (!answer.ok) throw new Error(`${method} ${key}: the object store answers ${answer.status}`);
}
