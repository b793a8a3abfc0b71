import type { JsonObject } from "./canonical.ts";
import { type CaseFile, DIRECTORY, verifyChain, verifyTexts } from "./chain.ts";
import { type Day, type Keys, type Leaf, verifyHeads } from "./heads.ts";
import { emptyReport, type Report } from "./report.ts";

export interface Material {
  readonly files: readonly CaseFile[];
  readonly days?: readonly Day[] | undefined;
  readonly keys?: Keys | undefined;
  /** `{keyId, key}` of the seals; only the county itself has it. */
  readonly sealKey?: JsonObject | undefined;
  /** The case files are meant to be all there are. */
  readonly complete?: boolean;
}

/** Checks case files against themselves, and against the signed heads of days where these are given. */
export function verification({ files, days, keys, sealKey, complete = false }: Material): Report {
  const report = emptyReport();
  for (const file of files) {
    verifyChain(file, sealKey, report);
    verifyTexts(file, report);
  }
  report.counted.issues = files.filter(({ issue }) => issue !== DIRECTORY).length;
  if (sealKey === undefined) report.notes.push({ code: "no-seal-key", at: "" });
  if (days === undefined || days.length === 0) report.notes.push({ code: "no-heads", at: "" });
  else {
    const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    if (keys === undefined) report.notes.push({ code: "no-keys", at: "" });
    verifyHeads(sorted, keys, report);
    for (const file of files) compare(file, sorted, report);
    lookForOthers(files, sorted, complete, report);
  }
  return report;
}

/** Every record has to be the one that was signed on its day, and every one signed has to be here. */
function compare({ tenant, issue, records }: CaseFile, days: readonly Day[], report: Report): void {
  const signed = new Map<number, Leaf>();
  for (const { leaves, head } of days)
    for (const leaf of leaves) if (head["tenant"] === tenant && leaf.issue === issue) signed.set(leaf.version, leaf);
  for (const { version, hash, at } of records) {
    const leaf = signed.get(version);
    signed.delete(version);
    const detail = `#${version} ${at}`;
    if (leaf?.hash === hash) report.counted.covered++;
    else if (leaf !== undefined) report.faults.push({ code: "changed", at: issue, detail });
    else if (days.some(({ from, until }) => from <= at && at < until))
      report.faults.push({ code: "added", at: issue, detail });
    else report.notes.push({ code: "uncovered", at: issue, detail });
  }
  for (const { version } of signed.values()) report.faults.push({ code: "deleted", at: issue, detail: `#${version}` });
}

function lookForOthers(files: readonly CaseFile[], days: readonly Day[], complete: boolean, report: Report): void {
  const here = new Set(files.map(({ issue }) => issue));
  const others = new Set(
    days.flatMap(({ leaves }) => leaves.map(({ issue }) => issue)).filter((one) => !here.has(one)),
  );
  // Changes of the directory are leaves of a day as well: without their file they are not looked at, and that is said.
  if (others.delete(DIRECTORY)) report.notes.push({ code: "directory-unseen", at: "" });
  if (complete) for (const issue of others) report.faults.push({ code: "issue-gone", at: issue });
  else if (others.size > 0) report.notes.push({ code: "others-unseen", at: String(others.size) });
}
