import { createPublicKey, verify } from "node:crypto";
import { canonical, type Json, type JsonObject, isObject, sha256, without } from "./canonical.ts";
import { objects } from "./chain.ts";
import type { Report } from "./report.ts";

/** The signed head of a day with the records it was made of. */
export interface Day {
  readonly name: string;
  readonly head: JsonObject;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly leaves: readonly Leaf[];
}
export interface Leaf {
  readonly issue: string;
  readonly version: number;
  readonly hash: string;
}
/** PEM by key id; the id `*` stands for every one. */
export type Keys = ReadonlyMap<string, string>;

/** @throws for what is no day head */
export function readDay(name: string, value: Json): Day {
  const head = isObject(value) ? value["head"] : undefined;
  if (!isObject(value) || !isObject(head) || head["format"] !== "huiyin-day-head-1")
    throw new Error(`${name} is no day head`);
  return {
    name,
    head,
    day: String(head["day"]),
    from: String(head["from"]),
    until: String(head["until"]),
    leaves: objects(value["leaves"]).map(({ issue, version, hash }) => ({
      issue: String(issue),
      version: Number(version),
      hash: String(hash),
    })),
  };
}

/** A PEM file, or what `GET /proofs/key` answered. @throws for anything else */
export function readKeys(name: string, content: string): Keys {
  if (content.includes("BEGIN PUBLIC KEY") && !content.trimStart().startsWith("{")) return new Map([["*", content]]);
  const value: Json = JSON.parse(content);
  const keys = isObject(value) ? [...objects(value["keys"]), value] : [];
  const found = keys.flatMap(({ keyId, publicKey }): [string, string][] =>
    typeof keyId === "string" && typeof publicKey === "string" ? [[keyId, publicKey]] : [],
  );
  if (found.length === 0) throw new Error(`${name} holds no public key`);
  return new Map(found);
}

/** Every head by itself: its signature and the tree of its records; then each with the one before. Sorted by day. */
export function verifyHeads(days: readonly Day[], keys: Keys | undefined, report: Report): void {
  let before: Day | undefined;
  for (const one of days) {
    const fault = (code: "root" | "head-twice" | "head-link") => report.faults.push({ code, at: one.day });
    if (one.head["root"] !== rootOf(one.leaves) || one.head["commits"] !== one.leaves.length) fault("root");
    if (keys !== undefined) verifySignature(one, keys, report);
    if (before?.day === one.day) fault("head-twice");
    else if (before !== undefined) {
      const { prevDay, prev } = one.head;
      if (typeof prevDay !== "string" || prevDay < before.day || one.from < before.until) fault("head-link");
      else if (prevDay > before.day)
        report.notes.push({ code: "heads-missing", at: `${before.day} … ${one.day}`, detail: prevDay });
      else if (prev !== statementHash(before)) fault("head-link");
    } else if (typeof one.head["prevDay"] === "string")
      report.notes.push({ code: "heads-missing", at: `… ${one.head["prevDay"]}` });
    before = one;
  }
  report.counted.days += days.length;
}

function verifySignature({ head, day }: Day, keys: Keys, report: Report): void {
  const pem = keys.get(String(head["keyId"])) ?? keys.get("*");
  if (pem === undefined) {
    report.faults.push({ code: "no-key", at: day, detail: String(head["keyId"]) });
    return;
  }
  const statement = Buffer.from(canonical(without(head, "signature")));
  const signature = Buffer.from(String(head["signature"]), "base64");
  if (!verify(undefined, statement, createPublicKey(pem), signature))
    report.faults.push({ code: "signature", at: day });
}

function statementHash({ head }: Day): string {
  return sha256(canonical(without(head, "signature"))).toString("hex");
}

/** RFC 6962 §2.1, worked up from the leaves level by level: the last of an odd number goes up as it is. */
function rootOf(leaves: readonly Leaf[]): string {
  const ordered = leaves.toSorted((a, b) => (a.issue === b.issue ? a.version - b.version : a.issue < b.issue ? -1 : 1));
  let level = ordered.map(({ issue, version, hash }) => sha256("\u0000", canonical({ issue, version, hash })));
  if (level.length === 0) return sha256().toString("hex");
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left !== undefined) above.push(right === undefined ? left : sha256("\u0001", left, right));
    }
    level = above;
  }
  return (level[0] ?? sha256()).toString("hex");
}
