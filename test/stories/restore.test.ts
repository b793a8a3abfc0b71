import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommits } from "../../adapters/store/history.ts";
import { Delivery } from "../../adapters/store/notices.ts";
import { verifyChain } from "../../adapters/store/seal.ts";
import type { Commit } from "../../contract/commit.ts";
import { type Client, connect, storyKey } from "../../local/story/client.ts";
import { type Matter, matters, playUntil, START } from "./cut-story.ts";
import { restoreTable } from "./restored.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";
import { readTruth, type Truth } from "./truth.ts";

/**
 * docs/runbook.md「从备份恢复」, rehearsed as far as one computer goes: the table alone, as it stood on 27 November at noon, in a system that
 * has no machine, on the evening of the 30th; then `restart-all`. What AWS itself does (recovery into a new table, its stream) is not shown.
 */
const COPIED = "2026-11-27T12:00:00.000+08:00";
const BACK = "2026-11-30T18:30";
const NIGHT = "2026-12-01T09:00";
const noon = new Date(COPIED).toISOString();
const back = new Date(`${BACK}+08:00`).toISOString();

const all = matters().slice(0, 6);
let before: DataFolder;
let after: DataFolder;
let system: RunningSystem;
let client: Client;
let truth: Truth;
let restarted: string;
let codes: Record<string, unknown>[];
let executions: { name: string; status: string }[];
let proofs: { day: string; late: { issue: string; rung: string }[]; owed: number; fired: number }[];
/** Issue, rung and whether the ledger calls it late, of all that fired. */
let fired: { issue: string; rung: string; late: boolean; firedAt: string }[];
let known: Set<string>;
let lost: string;
const commits = new Map<string, Commit[]>();

const open = (): Matter[] => all.filter(({ course }) => course !== "smooth");
const ask = async (path: string, user = "auditor") => client.get(path, user);

beforeAll(async () => {
  before = dataFolder();
  after = dataFolder();
  system = await startSystem(before, START);
  client = connect(system.url);
  await playUntil(client, all, noon);
  const { mails } = (await client.get("/_local/mail")) as { mails: { messageId: string }[] };
  known = new Set(mails.map(({ messageId }) => messageId));
  restoreTable(before, after);
  // What is done between the copy and the mishap is lost.
  lost = storyKey("restore", "lost");
  const note = { text: "恢复时刻之后的一句话。", audience: "all", attachments: [] };
  await client.post(`/issues/${all[0]?.receipt}/notes`, { key: lost, command: note }, "office");
  await system.kill();

  system = await startSystem(after, BACK);
  client = connect(system.url);
  restarted = restartAll("--all");
  await client.moveTo(`${BACK}:59`);
  executions = (await client.get("/_local/executions"))["executions"] as typeof executions;
  codes = await Promise.all(all.map(({ receipt, code }) => client.post("/follow", { receipt, code })));
  await client.moveTo(NIGHT);
  proofs = (await Promise.all(
    ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"].map((day) => ask(`/proofs/${day}`)),
  )) as unknown as typeof proofs;
  const ledgers = await Promise.all(all.map(({ receipt }) => ask(`/issues/${receipt}/ledger`)));
  fired = ledgers.flatMap(({ issue, rungs }) =>
    (rungs as { rung: string; late: boolean; firedAt: string; state: string }[]).map((one) => ({
      issue: String(issue),
      ...one,
    })),
  );
  await system.stop();
  truth = await readTruth(after, "410421");
  for (const { receipt } of all) commits.set(receipt, await allCommits(truth.store, receipt));
});
afterAll(async () => {
  await system.stop();
  await truth[Symbol.asyncDispose]();
  before[Symbol.dispose]();
  after[Symbol.dispose]();
});

function restartAll(...args: string[]): string {
  const program = join(import.meta.dirname, "..", "..", "bin", "restart-all.ts");
  const { stdout, stderr } = spawnSync(process.execPath, [program, "--local", system.url, ...args], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return `${stdout}${stderr}`;
}

describe("a table restored without its machines", () => {
  it("gets a machine for every open issue by restart-all, and none for what is settled", () => {
    expect(restarted).toContain(`${open().length} 件在等待的事项`);
    expect(executions.map(({ name, status }) => `${name} ${status}`).toSorted()).toEqual(
      open()
        .map(({ receipt }) => `${receipt}-2 RUNNING`)
        .toSorted(),
    );
  });

  it("parks each of them for the time its issue waits for, which is to come", async () => {
    for (const { receipt } of open()) {
      const wait = (await truth.items(receipt)).get("WAIT");
      expect(wait).toMatchObject({ epoch: "2", parkedFor: wait?.["wakeAt"], token: expect.any(String) });
      expect(String(wait?.["wakeAt"]) > back).toBe(true);
    }
  });

  it("fires what came due meanwhile, once, and marks it as late", () => {
    const keys = fired.map(({ issue, rung }) => `${issue} ${rung}`);
    expect(new Set(keys).size).toBe(keys.length);
    const since = fired.filter(({ firedAt }) => firedAt >= noon);
    expect(since.filter(({ late }) => late).length).toBeGreaterThanOrEqual(open().length);
    for (const { firedAt, late } of fired) expect(late, firedAt).toBe(firedAt >= noon);
    for (const { firedAt } of since) expect(firedAt >= back).toBe(true);
  });

  it("proves the days of the mishap: all that was owed has fired, and which of it was late", () => {
    for (const proof of proofs) expect(proof).toMatchObject({ differences: [], fired: proof.owed });
    const late = proofs.flatMap((proof) => proof.late.map(({ issue, rung }) => `${issue} ${rung}`));
    const fromLedgers = fired.filter((one) => one.late).map(({ issue, rung }) => `${issue} ${rung}`);
    expect(late.toSorted()).toEqual(fromLedgers.toSorted());
  });

  it("has its chains unbroken under the keys it had, and its enterprises their query codes", async () => {
    for (const { receipt } of all) {
      const meta = (await truth.items(receipt)).get("META");
      const head = { version: Number(meta?.["version"]), hash: String(meta?.["head"]) };
      expect(verifyChain(commits.get(receipt) ?? [], { head })).toEqual([]);
    }
    for (const followed of codes) expect(followed).toHaveProperty("status");
  });

  it("has lost what came after the copy, and nothing before it", () => {
    for (const matter of all) {
      const made = new Map(commits.get(matter.receipt)?.map(({ requestKey, version }) => [requestKey, version]));
      for (const [key, version] of matter.acknowledged) expect(made.get(key)).toBe(version);
      expect(made.has(lost)).toBe(false);
    }
  });

  it("mails nobody again what he had, and everybody what is new", async () => {
    const again = (await truth.mails()).filter(({ messageId }) => known.has(messageId));
    expect(again).toEqual([]);
    expect(await truth.mails()).not.toEqual([]);
    for (const { receipt } of all)
      for (const { delivery } of (await truth.items(receipt)).values())
        if (delivery !== undefined) expect(Delivery.parse(delivery).state).not.toBe("waiting");
  });
});
