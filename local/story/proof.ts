import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bulletin } from "../../contract/bulletin.ts";
import { Figure } from "../../contract/figure.ts";
import { FigureIssues } from "../../contract/views/office.ts";
import { DayProof } from "../../contract/views/proof.ts";
import type { Client } from "./client.ts";

/** Every day from the first to the last: what was owed has fired, and nothing disagrees. @throws if a day does not hold */
export async function proveDays(client: Client, days: readonly string[]): Promise<{ owed: number; late: number }> {
  const sum = { owed: 0, late: 0 };
  for (const day of days) {
    const { owed, fired, late, differences } = DayProof.parse(await client.get(`/proofs/${day}`, "auditor"));
    if (owed !== fired || differences.length > 0) {
      throw new Error(`${day}: owed ${owed}, fired ${fired}, ${JSON.stringify(differences)}`);
    }
    sum.owed += owed;
    sum.late += late.length;
  }
  return sum;
}

/**
 * Opens each figure of the head of a month's sheet, and looks whether its list holds what it counts; of a cumulative sheet,
 * which is carried on to its day at every opening until it is frozen, the rates of resolution. @returns how many it opened
 */
export async function openFigures(client: Client, period: string, { overall, rates, resolution }: Bulletin) {
  const figures = figuresIn(period.startsWith("until-") ? { resolution } : { overall, rates, resolution });
  for (const { key, value, issues } of figures) {
    const listed = (await listOf(client, period, key)).toSorted();
    const counted = issues.toSorted();
    if (listed.join() !== counted.join() || (key !== rates.signedInTime.key && value !== counted.length)) {
      throw new Error(`${period}: ${key} counts ${value}, and its list holds ${listed.length}`);
    }
  }
  return figures.length;
}

async function listOf(client: Client, period: string, figure: string): Promise<string[]> {
  const listed: string[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined;) {
    const query = new URLSearchParams({ figure, ...(cursor !== "" && { cursor }) });
    const page = FigureIssues.parse(await client.get(`/bulletins/${period}/issues?${query}`, "office"));
    listed.push(...page.rows.map(({ issue }) => issue));
    cursor = page.next;
  }
  return listed;
}

function figuresIn(within: unknown): Figure[] {
  const figure = Figure.safeParse(within);
  if (figure.success) return [figure.data];
  return typeof within === "object" && within !== null ? Object.values(within).flatMap(figuresIn) : [];
}

/** The case file with the signed heads of its days and the public key, as an auditor takes them away; judged by the offline verifier. */
export async function verifyCase(client: Client, issue: string, days: readonly string[], folder: string) {
  const heads = join(folder, "heads");
  mkdirSync(heads, { recursive: true });
  const save = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));
  for (const day of days) save(join("heads", `${day}.json`), await client.get(`/proofs/${day}/head`, "auditor"));
  save("case.json", await client.get(`/issues/${issue}/case-file?texts=true`, "auditor"));
  save("key.json", await client.get("/proofs/key"));
  const verifier = join(import.meta.dirname, "../../verify/verify.ts");
  const args = [verifier, join(folder, "case.json"), "--heads", heads, "--key", join(folder, "key.json")];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the case file does not hold:\n${stdout}`);
  return stdout;
}
