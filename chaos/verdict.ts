import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { allCommits } from "../adapters/store/history.ts";
import { registerClosed, registerOpen } from "../adapters/store/lists.ts";
import { verifyChain } from "../adapters/store/seal.ts";
import { loadSettings } from "../adapters/store/settings.ts";
import type { Commit } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import { evolve } from "../domain/evolve.ts";
import { ledger } from "../domain/ledger.ts";
import { nextWake } from "../domain/wake.ts";
import type { Matter } from "../test/stories/cut-story.ts";
import { readTruth, type Truth } from "../test/stories/truth.ts";
import { faultsOfBulletins } from "./verdict-bulletins.ts";
import { faultsOfTelling } from "./verdict-telling.ts";

export interface Execution {
  readonly executionArn: string;
  readonly name: string;
  readonly status: string;
}

export interface Left {
  readonly folder: string;
  readonly matters: readonly Matter[];
  readonly executions: readonly Execution[];
  readonly proofs: readonly Record<string, unknown>[];
  /** Where the clock stood at the end. */
  readonly until: string;
  /** Issues whose execution somebody stopped. */
  readonly stopped: readonly string[];
  /** The issue of which no machine heard anything for a while: some of its machines may never have been started. */
  readonly deaf: string;
}

const TENANT = "410421";
const BEGINNING = "2026-11-01T00:00:00.000Z";
/** The story's first month, and when its bulletin has gone out. */
const MONTH = "2026-11";
const NEXT_MONTH = "2026-12-01T02:00:00.000Z";

/** Judges a round by what it left in the store, by the engine's own list and by the proofs of its days. */
export async function findFaults(left: Left): Promise<string[]> {
  await using truth = await readTruth({ path: left.folder, [Symbol.dispose]: () => undefined }, TENANT);
  // Awaited here: the store is closed when this function is left.
  return await faultsIn(truth, left);
}

export async function faultsIn(truth: Truth, left: Left): Promise<string[]> {
  const faults: string[] = [];
  const receipts = left.matters.map(({ receipt }) => receipt);
  if (new Set(receipts).size !== receipts.length) faults.push("two problems were given one receipt");
  faults.push(...(await faultsOfRegister(truth, receipts, left.until)));
  const mails = await truth.mails();
  const numbers: string[] = [];
  for (const matter of left.matters) {
    const commits = await allCommits(truth.store, matter.receipt);
    const issue = commits.reduce<Issue | undefined>(evolve, undefined);
    if (issue === undefined) {
      faults.push(`${matter.receipt} has no commits`);
      continue;
    }
    if (issue.number !== undefined) numbers.push(issue.number);
    const items = await truth.items(matter.receipt);
    const found = [
      ...faultsOfCommits(matter, commits, items.get("META")),
      ...(await faultsOfRungs(truth, issue, commits, left.until)),
      ...(await faultsOfWaiting(truth, issue, items, left)),
      ...faultsOfTelling(mails, commits, items, left.until),
    ];
    faults.push(...found.map((fault) => `${matter.receipt} (${matter.course}): ${fault}`));
  }
  if (new Set(numbers).size !== numbers.length) faults.push("two issues have one number");
  for (const { day, owed, fired, differences } of left.proofs)
    if (owed !== fired || JSON.stringify(differences) !== "[]")
      faults.push(
        `the proof of ${String(day)}: owed ${String(owed)}, fired ${String(fired)}, ${JSON.stringify(differences)}`,
      );
  const bulletins = await faultsOfBulletins(truth, mails, left.until > NEXT_MONTH ? [MONTH] : [], left.until);
  return [...faults, ...bulletins, ...faultsOfQueues(left.folder)];
}

/** A problem that was handed in again after its answer was lost is still one issue: nothing is in the register but what somebody has a receipt of. */
async function faultsOfRegister({ store }: Truth, receipts: readonly string[], until: string): Promise<string[]> {
  const listed = [...(await registerOpen(store)), ...(await registerClosed(store, BEGINNING, until))];
  const strange = listed.filter(({ issue }) => !receipts.includes(issue));
  return strange.map(({ issue }) => `nobody was given a receipt of ${issue}, which is in the register`);
}

function faultsOfCommits(
  { acknowledged }: Matter,
  commits: readonly Commit[],
  meta?: Record<string, unknown>,
): string[] {
  const made = new Map(commits.map(({ requestKey, version }) => [requestKey, version]));
  const lost = [...acknowledged].filter(([key, version]) => made.get(key) !== version);
  const keys = commits.flatMap(({ requestKey }) => requestKey ?? []);
  const head = { version: Number(meta?.["version"]), hash: String(meta?.["head"]) };
  return [
    ...lost.map(([key, version]) => `commit ${version} was answered and is not there as such (${key})`),
    ...(new Set(keys).size === keys.length ? [] : ["a request was carried out twice"]),
    ...verifyChain(commits, { head }).map(({ version, what }) => `the chain is broken at ${version}: ${what}`),
  ];
}

/** Owed = fired, by the commits alone, up to where the clock stood. */
async function faultsOfRungs(truth: Truth, issue: Issue, commits: readonly Commit[], stood: string): Promise<string[]> {
  const { firingGraceSeconds, lateAfterSeconds } = await (await loadSettings(truth.store)).pack(issue.pack);
  const until = new Date(Math.max(Date.parse(stood), ...commits.map(({ at }) => Date.parse(at)))).toISOString();
  const book = ledger(commits, until, { graceSeconds: firingGraceSeconds, lateAfterSeconds });
  const kinds = ["missing", "unowed", "twice", "early"] as const;
  return kinds.flatMap((what) => book[what].map((rung) => `the rung ${rung} is ${what}`));
}

/** No issue is stuck: one machine lives for it and is parked for the right time; none for one that is settled. */
async function faultsOfWaiting(
  truth: Truth,
  issue: Issue,
  items: ReadonlyMap<string, Record<string, unknown>>,
  { executions, stopped, deaf }: Left,
): Promise<string[]> {
  const wait = items.get("WAIT") ?? {};
  const { firingGraceSeconds } = await (await loadSettings(truth.store)).pack(issue.pack);
  const wakeAt = nextWake(issue, firingGraceSeconds);
  const mine = executions.filter(({ name }) => name.startsWith(`${issue.id}-`));
  const living = mine.filter(({ status }) => status === "RUNNING").map(({ name }) => name);
  const strange = mine.filter(({ status }) => !["RUNNING", "SUCCEEDED", "ABORTED"].includes(status));
  const aborted = mine.filter(({ status }) => status === "ABORTED").length;
  const epochs = [...items.keys()].filter((sk) => sk.startsWith("EPOCH#")).length;
  const wanted = wakeAt === "settled" ? [] : [`${issue.id}-${String(wait["epoch"])}`];
  const parked = wakeAt === "settled" || (wait["parkedFor"] === wakeAt && typeof wait["token"] === "string");
  const counted = issue.id !== deaf;
  const restarted = stopped.includes(issue.id) ? 2 : 1;
  return [
    ...strange.map(({ name, status }) => `the execution ${name} is ${status}`),
    ...(living.join() === wanted.join() ? [] : [`living are ${living.join()}, and ${wanted.join()} should be`]),
    ...(wait["wakeAt"] === wakeAt ? [] : [`it waits for ${String(wait["wakeAt"])}, and should for ${wakeAt}`]),
    ...(parked
      ? []
      : [`it is parked for ${String(wait["parkedFor"])}, token ${typeof wait["token"]}, not for ${wakeAt}`]),
    ...(mine.length === epochs || !counted ? [] : [`${epochs} epochs and ${mine.length} executions`]),
    ...(aborted === restarted - 1 ? [] : [`${aborted} executions are aborted`]),
    ...(epochs === restarted || !counted ? [] : [`it had ${epochs} machines where ${restarted} were needed`]),
  ];
}

/** A record of the stream that was given up would be lost without somebody's work. Schedules that fail are made up for by the next call. */
function faultsOfQueues(folder: string): string[] {
  const database = new DatabaseSync(join(folder, "local.sqlite"), { readOnly: true });
  const rows = database.prepare("SELECT queue, body FROM messages").all();
  database.close();
  const givenUp = rows.filter(({ body }) => String(body).includes("DDBStreamBatchInfo"));
  return givenUp.map(({ queue, body }) => `in the queue ${String(queue)}: ${String(body).slice(0, 300)}`);
}
