import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { extname, join, relative } from "node:path";
import type { Keep } from "../keep.ts";
import type { Deployment } from "../template/deployment.ts";
import { asList, asText, type JsonObject, objectOrEmpty } from "../template/json.ts";
import type { Answer } from "./exchange.ts";
import type { ReadObject } from "./storage-integration.ts";

export const storagePath = "/_local/s3";

/** The S3 server, mounted under the one origin, so that browsers upload without another origin. */
export interface Buckets {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
interface S3Server {
  callback(): Handler;
  configureBuckets(): Promise<unknown>;
}
type S3Constructor = new (options: object) => S3Server;

/** Access key and secret that the S3 server knows; the functions get the same. */
export const credentials = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" };

export async function openBuckets(directory: string, deployment: Deployment): Promise<Buckets> {
  const S3: S3Constructor = createRequire(import.meta.url)("@20minutes/s3rver");
  const configureBuckets = deployment.of("AWS::S3::Bucket").map(({ names }) => ({ name: names.name }));
  const server = new S3({ directory, silent: true, vhostBuckets: false, configureBuckets });
  await server.configureBuckets();
  const callback = server.callback();
  return {
    handle: (request, response) => {
      // The server finds the place it is mounted at in `baseUrl`, and needs it for signatures.
      Object.assign(request, { baseUrl: storagePath });
      request.url = (request.url ?? "/").slice(storagePath.length) || "/";
      callback(request, response);
    },
  };
}

/** Reads objects through the S3 server, unsigned: API Gateway's role stands for the reader. */
export function objectReader(origin: () => string): ReadObject {
  return async (method, path, headers) => {
    // No object of ours is called so; as a path it would lead out of the bucket.
    if (path.includes("\0") || path.split("/").some((part) => part === "." || part === ".."))
      return { status: 404, headers: {}, body: "" };
    const response = await fetch(`${origin()}${storagePath}/${path.split("/").map(encodeURIComponent).join("/")}`, {
      method,
      headers,
    });
    const answer: Answer = { status: response.status, headers: {}, body: Buffer.from(await response.arrayBuffer()) };
    for (const [name, value] of response.headers) answer.headers[name] = value;
    return answer;
  };
}

/** Copies what the template's bucket deployments bring (the web app) into their buckets, if it changed. */
export async function copyWebFiles(deployment: Deployment, origin: string, keep: Keep): Promise<void> {
  for (const { id, properties } of deployment.of("Custom::CDKBucketDeployment")) {
    const bucket = asText(properties["DestinationBucketName"], `${id}.DestinationBucketName`);
    const prefix = asText(properties["DestinationBucketKeyPrefix"] ?? "", `${id}.DestinationBucketKeyPrefix`);
    const key = `web.${id}`;
    const what = JSON.stringify([
      properties["SourceObjectKeys"],
      properties["SourceMarkers"] ?? null,
      properties["SystemMetadata"] ?? null,
    ]);
    if (keep.get(key) === what) continue;
    for (const [index, object] of asList(properties["SourceObjectKeys"]).entries()) {
      const hash = asText(object, `${id}.SourceObjectKeys`).replace(/\.\w+$/, "");
      const folder = deployment.assets.get(hash);
      if (folder === undefined) throw new Error(`${id}: no asset ${hash} in the assembly`);
      const markers = objectOrEmpty(asList(properties["SourceMarkers"])[index]);
      await copyFolder(
        folder,
        `${origin}${storagePath}/${bucket}/${prefix}`,
        markers,
        objectOrEmpty(properties["SystemMetadata"]),
      );
    }
    keep.set(key, what);
  }
}

async function copyFolder(folder: string, to: string, markers: JsonObject, metadata: JsonObject): Promise<void> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split("\\").join("/");
    let body: Buffer | string = readFileSync(file);
    for (const [marker, value] of Object.entries(markers))
      body = body.toString().replaceAll(marker, asText(value, marker));
    const headers: Record<string, string> = { "content-type": mediaTypes[extname(file)] ?? "application/octet-stream" };
    for (const [name, value] of Object.entries(metadata)) headers[name] = asText(value, name);
    const response = await fetch(`${to}${path}`, { method: "PUT", body: new Uint8Array(Buffer.from(body)), headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}

const mediaTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
