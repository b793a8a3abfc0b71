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
  /** The newest record as the register has it, of an issue; of the directory, the version in force. */
  readonly head: { readonly version: number; readonly hash: string } | { readonly inForce: string };
  readonly records: readonly CaseRecord[];
  readonly texts: readonly JsonObject[];
}

/** What stands for the number of an issue in the changes of the directory. */
export const DIRECTORY = "directory";
const FORMATS: ReadonlySet<Json | undefined> = new Set(["huiyin-case-file-1", "huiyin-directory-file-1"]);

/** The file of an issue or of the directory. @throws for what is neither */
export function readCaseFile(name: string, value: Json): CaseFile {
  if (!isObject(value) || !FORMATS.has(value["format"])) throw new Error(`${name} is no case file`);
  const head = isObject(value["head"]) ? value["head"] : {};
  const isDirectory = value["format"] === "huiyin-directory-file-1";
  return {
    name,
    tenant: String(value["tenant"]),
    issue: isDirectory ? DIRECTORY : String(value["issue"]),
    head: isDirectory
      ? { inForce: String(value["inForce"]) }
      : { version: Number(head["version"]), hash: String(head["hash"]) },
    records: objects(value["commits"]).map((body) => ({
      body,
      version: Number(body["version"]),
      at: String(body["at"]),
      hash: String(body["hash"]),
    })),
    texts: objects(value["texts"]),
  };
}

/** The chain of one issue, or of the directory, by itself: every record hashed again and linked to the one before, the last one as the register has it. */
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
  if ("inForce" in head) {
    if (records.at(-1)?.body["to"] !== head.inForce)
      report.faults.push({ code: "tail", at: issue, detail: `#${records.length}, ${head.inForce}` });
  } else if (head.version !== records.length || head.hash !== before.hash)
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
