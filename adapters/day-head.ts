import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import canonicalize from "canonicalize";
import type { DayHead, HeadKey, Leaf, SignedDay } from "../contract/day-head.ts";
import type { Instant, PlainDate } from "../contract/vocabulary.ts";

/** The secret that day heads are signed with: long random text, of which the key is made. */
export interface HeadSecret {
  readonly keyId: string;
  readonly key: string;
}

export interface Day {
  readonly tenant: string;
  readonly day: PlainDate;
  readonly from: Instant;
  readonly until: Instant;
  /** In any order. */
  readonly leaves: readonly Leaf[];
  readonly before: DayHead | undefined;
  readonly signedAt: Instant;
}

/** Where the head of a day lies in the bucket of heads. */
export function dayObject(tenant: string, day: PlainDate): string {
  return `heads/${tenant}/${day}.json`;
}

export function keyObject(tenant: string, keyId: string): string {
  return `keys/${tenant}/${keyId}.json`;
}

const NO_HEAD = "0".repeat(64);
/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410 §7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

export function signDay({ before, leaves: given, ...day }: Day, secret: HeadSecret): SignedDay {
  const leaves = sorted(given);
  const statement: Omit<DayHead, "signature"> = {
    format: "huiyin-day-head-1",
    ...day,
    commits: leaves.length,
    root: rootOf(leaves),
    ...(before && { prevDay: before.day }),
    prev: before ? statementHash(before) : NO_HEAD,
    keyId: secret.keyId,
  };
  const signature = sign(undefined, Buffer.from(canonical(statement)), privateKey(secret)).toString("base64");
  return { head: { ...statement, signature }, leaves };
}

export function publicHalf(secret: HeadSecret, since: Instant): HeadKey {
  const pem = createPublicKey(privateKey(secret)).export({ type: "spki", format: "pem" });
  return { keyId: secret.keyId, algorithm: "Ed25519", publicKey: pem.toString(), since };
}

/** Merkle tree hash of the leaves, whatever their order. */
export function rootOf(leaves: readonly Leaf[]): string {
  const hashes = sorted(leaves).map((leaf) => hashed(Buffer.from([0]), Buffer.from(canonical(leaf))));
  return treeHash(hashes).toString("hex");
}

/** What the next day's head links to. */
export function statementHash(head: DayHead): string {
  const { signature: _, ...statement } = head;
  return hashed(Buffer.from(canonical(statement))).toString("hex");
}

/** RFC 6962 §2.1: the left side is the largest power of two smaller than the whole. */
function treeHash(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first === undefined) return hashed();
  if (hashes.length === 1) return first;
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return hashed(Buffer.from([1]), treeHash(hashes.slice(0, left)), treeHash(hashes.slice(left)));
}

function hashed(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function sorted(leaves: readonly Leaf[]): Leaf[] {
  return leaves.toSorted((a, b) => (a.issue === b.issue ? a.version - b.version : a.issue < b.issue ? -1 : 1));
}

/** Secrets Manager makes random text, not keys: the 32 bytes of the key come from it by HKDF (RFC 5869). */
function privateKey({ key }: HeadSecret): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", key, "", "huiyin day heads, Ed25519", 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a day head is no JSON");
  return text;
}
