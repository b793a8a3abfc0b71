import type { Instant } from "../contract/vocabulary.ts";
import type { UploadTicket } from "../contract/views/enterprise.ts";
import { awsEndpoint } from "./environment.ts";
import { type FileType, MAX_FILE_BYTES } from "../contract/files.ts";
import { fileName, isFileType, sniffedType } from "./file-kind.ts";
import { newId } from "./ids.ts";
import { getObject, headObject, objectAddress, putObject } from "./object-store.ts";
import { encoded, queryString, scopeOf, sha256, signatureOf } from "./signature.ts";
import type { FileItem } from "./store/texts.ts";

export type FileFault = "file-missing" | "file-too-large" | "file-kind";
export interface Buckets {
  readonly QUARANTINE: string;
  readonly ATTACHMENTS: string;
}

const UPLOAD_SECONDS = 900;
const LINK_SECONDS = 300;

/** A ticket to post one file of this type into the quarantine, or why there is none. Nothing is trusted until it is attached. */
export function uploadTicket(
  { QUARANTINE }: Pick<Buckets, "QUARANTINE">,
  { type, size }: { readonly type: string; readonly size: number },
  at: Instant,
): UploadTicket | { readonly fault: FileFault } {
  if (!isFileType(type)) return { fault: "file-kind" };
  if (size > MAX_FILE_BYTES) return { fault: "file-too-large" };
  const upload = newId();
  const expiresAt = after(at, UPLOAD_SECONDS);
  const fields = postFields(QUARANTINE, quarantineKey(upload), type, at, expiresAt);
  return { upload, url: `${awsEndpoint("s3")}/${QUARANTINE}`, fields, expiresAt };
}

function postFields(bucket: string, key: string, type: FileType, at: Instant, expiration: Instant) {
  const { stamp, credential, sessionToken, sign } = scopeOf("s3", at);
  const fields = {
    key,
    "Content-Type": type,
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": credential,
    "x-amz-date": stamp,
    ...(sessionToken && { "x-amz-security-token": sessionToken }),
  };
  const conditions = [
    { bucket },
    ["content-length-range", 1, MAX_FILE_BYTES],
    ...Object.entries(fields).map(([name, value]) => ["eq", `$${name}`, value]),
  ];
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
  return { ...fields, policy, "x-amz-signature": sign(policy) };
}

/**
 * Takes an upload out of the quarantine: looks at size and content, and keeps exactly the bytes it looked at. The same upload
 * attached to the same issue again gives the same file; with another content or name, which its sender may still post, it is
 * another file: what was attached before stays as it was.
 */
export async function acceptUpload(
  { QUARANTINE, ATTACHMENTS }: Buckets,
  tenant: string,
  issue: string,
  { upload, name: called }: { readonly upload: string; readonly name: string },
): Promise<FileItem | { readonly fault: FileFault }> {
  const found = await headObject(QUARANTINE, quarantineKey(upload));
  if (!found) return { fault: "file-missing" };
  if (found.size > MAX_FILE_BYTES) return { fault: "file-too-large" };
  const bytes = new Uint8Array(await getObject(QUARANTINE, quarantineKey(upload)));
  if (bytes.length > MAX_FILE_BYTES) return { fault: "file-too-large" };
  const type = sniffedType(bytes);
  if (type === undefined || type !== found.type.split(";")[0]) return { fault: "file-kind" };
  const content = sha256(bytes);
  const name = fileName(called, type);
  const file = sha256([tenant, issue, upload, content, name].join("/")).slice(0, 32);
  const disposition = `attachment; filename*=UTF-8''${encoded(name)}`;
  await putObject(ATTACHMENTS, attachmentKey(tenant, issue, file), bytes, { type, disposition });
  return { file, type, size: bytes.length, sha256: content, name };
}

/** A link that downloads an accepted file under its own name, for five minutes; the browser never shows it as a page. */
export function downloadLink(
  { ATTACHMENTS }: Pick<Buckets, "ATTACHMENTS">,
  tenant: string,
  issue: string,
  { file, name }: Pick<FileItem, "file" | "name">,
  at: Instant,
): { url: string; name: string; expiresAt: Instant } {
  const address = objectAddress(ATTACHMENTS, attachmentKey(tenant, issue, file));
  const scope = scopeOf("s3", at);
  const query = {
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": scope.credential,
    "X-Amz-Date": scope.stamp,
    "X-Amz-Expires": String(LINK_SECONDS),
    "X-Amz-SignedHeaders": "host",
    ...(scope.sessionToken && { "X-Amz-Security-Token": scope.sessionToken }),
  };
  const headers = { host: address.host };
  const signature = signatureOf(
    { method: "GET", path: address.pathname, query, headers, payload: "UNSIGNED-PAYLOAD" },
    scope,
  );
  const url = `${address.href}?${queryString(query)}&X-Amz-Signature=${signature}`;
  return { url, name, expiresAt: after(at, LINK_SECONDS) };
}

const quarantineKey = (upload: string): string => `quarantine/${upload}`;
const attachmentKey = (tenant: string, issue: string, file: string): string => `${tenant}/${issue}/${file}`;

function after(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}
