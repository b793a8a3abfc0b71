import { createHmac } from "node:crypto";
import { canonical, type Json, type JsonObject, isObject, sha256, without } from "./canonical.ts";
import type { Code, Report } from "./report.ts";

/** A record of the case file, with the fields this verifier needs to know. */
export interface CaseRecord {
  readonly body: JsonObject;
  readonly version: number;
  readonly at: string;
  readonly hash: string;
}

export interface CaseFile {
  readonly name: string;
  readonly tenant: string;
  readonly issue: string;
  readonly head: { readonly version: number; readonly hash: string };
  readonly records: readonly CaseRecord[];
  readonly texts: readonly JsonObject[];
}

/** @throws for what is no case file */
export function readCaseFile(name: string, value: Json): CaseFile {
  if (!isObject(value) || value["format"] !== "huiyin-case-file-1") throw new Error(`${name} is no case file`);
  const head = isObject(value["head"]) ? value["head"] : {};
  return {
    name,
    tenant: String(value["tenant"]),
    issue: String(value["issue"]),
    head: { version: Number(head["version"]), hash: String(head["hash"]) },
    records: objects(value["commits"]).map((body) => ({
      body,
      version: Number(body["version"]),
      at: String(body["at"]),
      hash: String(body["hash"]),
    })),
    texts: objects(value["texts"]),
  };
}

/** The chain of one issue by itself: every record hashed again and linked to the one before, the last one as the register has it. */
export function verifyChain(file: CaseFile, sealKey: JsonObject | undefined, report: Report): void {
  let before = { hash: "0".repeat(64), at: "" };
  for (const [place, record] of file.records.entries()) {
    const { body, version, hash, at } = record;
    const fault = (code: Code) => report.faults.push({ code, at: file.issue, detail: `#${version}` });
    if (version !== place + 1) fault("gap");
    if (body["issue"] !== file.issue || body["tenant"] !== file.tenant) fault("stranger");
    if (body["prevHash"] !== before.hash) fault("link");
    if (sha256(canonical(without(body, "hash", "keyId", "mac"))).toString("hex") !== hash) fault("hash");
    if (sealKey !== undefined && !isSealed(record, sealKey)) fault("seal");
    if (at < before.at) fault("time");
    before = { hash, at };
  }
  const { head, records, issue } = file;
  if (head.version !== records.length || head.hash !== before.hash)
    report.faults.push({ code: "tail", at: issue, detail: `#${records.length}, ${head.version}` });
  report.counted.commits += records.length;
}

/** Texts that came along, against their digests; one that was erased has nothing to compare, and the chain holds without it. */
export function verifyTexts({ issue, texts, records }: CaseFile, report: Report): void {
  const digests = new Map<string, string>();
  for (const { body } of records) collectDigests(body, digests);
  for (const { text, salt, content, state } of texts) {
    const digest = digests.get(String(text));
    const whole = typeof salt === "string" && typeof content === "string";
    const found = whole ? sha256(salt + content).toString("hex") : digest;
    if (state === "altered" || digest === undefined || found !== digest)
      report.faults.push({ code: "text", at: issue, detail: String(text) });
  }
}

function collectDigests(value: Json, digests: Map<string, string>): void {
  if (Array.isArray(value)) for (const one of value) collectDigests(one, digests);
  if (!isObject(value)) return;
  const { text, digest } = value;
  if (typeof text === "string" && typeof digest === "string") digests.set(text, digest);
  for (const one of Object.values(value)) collectDigests(one, digests);
}

function isSealed({ body, hash }: CaseRecord, { keyId, key }: JsonObject): boolean {
  if (body["keyId"] !== keyId) return false;
  return createHmac("sha256", String(key)).update(hash).digest("hex") === body["mac"];
}

export function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((one) => isObject(one)) : [];
}
