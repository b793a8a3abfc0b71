import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allCommits, commitsOf, issuePartition } from "../../adapters/store/history.ts";
import { commitIssue, loadIssue } from "../../adapters/store/issues.ts";
import { verifyChain } from "../../adapters/store/seal.ts";
import type { SealingStore } from "../../adapters/store/store.ts";
import { readSubmission } from "../../adapters/store/submissions.ts";
import { digestOf, newText } from "../../adapters/store/texts.ts";
import { readWait } from "../../adapters/store/wait.ts";
import { nextWake } from "../../domain/wake.ts";
import { at, commands, replay } from "../domain/issue/history.ts";
import { type Engine, startEngine, TEST_KEY } from "./dynamodb.ts";
import { accepted, give, graceSeconds, items, load, submit, submitted, numbered } from "./stored-life.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

describe("one command is one transaction", () => {
  test("a submission writes state, commit, duty, waiting item, epoch, texts and its key together", async () => {
    const store = engine.store("one");
    const { item, ref } = newText("门前积水,货车进不来");
    const life = await submitted(store, at("11-23 09:00"), {
      texts: [item],
      files: [{ file: "f1", name: "照片.jpg", type: "image/jpeg", size: 10, sha256: "00" }],
      submission: { key: "submission-key-1", digest: "d" },
    });
    expect(store.calls).toEqual(["TransactWriteItems"]);
    expect([...(await items(life)).keys()]).toEqual([
      "COMMIT#00000001",
      "DUTY#triage#1",
      "EPOCH#0001",
      "FILE#f1",
      "META",
      `TEXT#${item.text}`,
      "WAIT",
    ]);
    expect(digestOf(item)).toBe(ref.digest);
    expect(await readSubmission(store, "submission-key-1")).toEqual({ issue: life.issue, digest: "d" });
  });

  test("a command on an issue reads once and writes once", async () => {
    const store = engine.store("two");
    const life = await submitted(store, at("11-23 09:00"));
    store.calls.length = 0;
    await give(life, at("11-23 10:00"), "office", commands.register);
    await give(life, at("11-23 10:05"), "office", commands.dispatch);
    expect(store.calls).toEqual([
      "BatchGetItem", // with the counter of the register
      "TransactWriteItems",
      "GetItem",
      "TransactWriteItems",
    ]);
  });

  test("what is stored is what the commits replay to", async () => {
    const life = await dispatchedLife("replay");
    const commits = await allCommits(life.store, life.issue);
    expect((await load(life)).issue).toEqual(replay(commits));
    expect(verifyChain(commits, { key: TEST_KEY })).toEqual([]);
    expect((await load(life)).head).toBe(commits.at(-1)?.hash);
  });
});

describe("duty rows follow the state", () => {
  test("opened ones are put, closed ones deleted, the others only as the lists need it", async () => {
    const life = await dispatchedLife("duties");
    expect(await duties(life)).toEqual(["DUTY#report#1", "DUTY#sign#1", "DUTY#solve#1"]);
    await give(life, at("11-23 11:00"), "handler", sign(await load(life)));
    expect(await duties(life)).toEqual(["DUTY#report#1", "DUTY#solve#1"]);
  });
});

describe("the waiting item", () => {
  test("is created with its epoch and then follows the next wake by value", async () => {
    const life = await dispatchedLife("wait");
    const { issue } = await load(life);
    expect(await readWait(life.store, life.issue)).toEqual({ wakeAt: nextWake(issue, graceSeconds), epoch: "1" });
    await give(life, at("11-23 11:00"), "handler", sign({ issue }));
    expect((await readWait(life.store, life.issue))?.wakeAt).toBe(at("11-26 18:00:15"));
  });

  test("forty notes leave it and every duty byte-identical", async () => {
    const store = engine.store("notes");
    const life = await dispatchedLife(store);
    const before = await items(life);
    let stored = await load(life);
    for (let note = 0; note < 40; note++) {
      const decision = accepted(stored, life, at("11-23 12:00"), "enterprise", commands.note);
      const outcome = await commitIssue(life.store, {
        before: stored,
        decision,
        receivedAt: at("11-23 12:00"),
        graceSeconds,
      });
      expect(outcome).toBe("committed");
      stored = await load(life);
    }
    const after = await items(life);
    for (const [sk, item] of before) if (/^(?:WAIT|DUTY)/.test(sk)) expect(after.get(sk)).toEqual(item);
    expect(store.calls.filter((call) => call === "TransactWriteItems")).toHaveLength(43);
  });

  test("a settled issue waits for nothing and leaves the due index", async () => {
    const store = engine.store("settled");
    const life = await submitted(store, at("11-23 09:00"));
    await give(life, at("11-23 10:00"), "office", commands.refuse);
    expect((await items(life)).get("WAIT")).toEqual({
      pk: `T#settled#ISSUE#${life.issue}`,
      sk: "WAIT",
      wakeAt: "settled",
      epoch: "1",
    });
    expect(await duties(life)).toEqual([]);
  });

  test("holds strings only, as the machine's own update can spell no other type surely", async () => {
    const life = await dispatchedLife("strings");
    const wait = (await items(life)).get("WAIT") ?? {};
    expect(Object.values(wait).every((value) => typeof value === "string")).toBe(true);
  });
});

describe("two at once", () => {
  test("of two commits on the same version one moves on", async () => {
    const life = await dispatchedLife("race");
    const before = await load(life);
    const decision = accepted(before, life, at("11-23 12:00"), "enterprise", commands.note);
    const once = () => commitIssue(life.store, { before, decision, receivedAt: at("11-23 12:00"), graceSeconds });
    const outcomes = await Promise.all(Array.from({ length: 8 }, once));
    expect(outcomes.toSorted()).toEqual(["committed", ...Array.from({ length: 7 }, () => "moved-on")]);
    expect((await load(life)).issue.version).toBe(4);
  });

  test("a submission key names one issue for ever, and the other one is not stored", async () => {
    const store = engine.store("key");
    const submission = { key: "the-same-key-again", digest: "body-1" };
    const first = await submitted(store, at("11-23 09:00"), { submission });
    const second = { store, issue: "ANOTHER" };
    const outcome = await submit(second, at("11-24 09:00"), { submission: { ...submission, digest: "body-2" } });
    expect(outcome).toEqual({ keyTaken: { issue: first.issue, digest: "body-1" } });
    expect(await loadIssue(store, "ANOTHER")).toBeUndefined();
    expect((await items(second)).size).toBe(0);
  });

  test("a register number is given once: the slower one asks again", async () => {
    const store = engine.store("number");
    const lives = [await submitted(store, at("11-23 09:00")), await submitted(store, at("11-23 09:01"))];
    const [first] = lives;
    const next = async (year: string) => first && (await numbered(first, year)).number;
    const number = await next("2026");
    expect(number).toEqual({ year: "2026", next: 1 });
    const outcomes = [];
    for (const life of lives)
      outcomes.push(await give(life, at("11-23 10:00"), "office", commands.register, number && { number }));
    expect(outcomes).toEqual(["committed", "number-taken"]);
    expect(await next("2026")).toEqual({ year: "2026", next: 2 });
    expect(await next("2027")).toEqual({ year: "2027", next: 1 });
  });
});

describe("requests", () => {
  test("the last twenty request keys stay with the issue", async () => {
    const life = await dispatchedLife("recent");
    for (let note = 1; note <= 22; note++) {
      const request = { requestKey: `request-key-${note}`, requestDigest: `digest-${note}` };
      await give(life, at("11-23 12:00"), "enterprise", commands.note, request);
    }
    const { recentKeys } = await load(life);
    expect(recentKeys).toHaveLength(20);
    expect(recentKeys[0]).toEqual({ key: "request-key-3", digest: "digest-3", version: 6 });
    const [newest] = await commitsOf(life.store, life.issue, { limit: 1 });
    expect(newest?.requestKey).toBe("request-key-22");
  });
});

describe("reading an issue", () => {
  test("its page is the newest commits with everything beside them", async () => {
    const life = await dispatchedLife("page");
    const page = await issuePartition(life.store, life.issue, { limit: 2 });
    expect(page?.commits.map(({ version }) => version)).toEqual([3, 2]);
    expect(page?.row).toMatchObject({
      subject: "厂区道路积水",
      status: "handling",
      number: "〔2026〕0001号",
      unit: "U1",
    });
    const older = await commitsOf(life.store, life.issue, { before: 2 });
    expect(older.map(({ version }) => version)).toEqual([1]);
    expect(await issuePartition(life.store, "NOBODY")).toBeUndefined();
  });

  test("a wrong tenant sees nothing", async () => {
    const life = await dispatchedLife("mine");
    expect(await loadIssue(engine.store("other"), life.issue)).toBeUndefined();
  });
});

async function dispatchedLife(place: string | SealingStore) {
  const life = await submitted(typeof place === "string" ? engine.store(place) : place, at("11-23 09:00"));
  await give(life, at("11-23 10:00"), "office", commands.register);
  await give(life, at("11-23 10:05"), "office", commands.dispatch);
  return life;
}

type Life = Awaited<ReturnType<typeof submitted>>;
async function duties(life: Life): Promise<string[]> {
  return [...(await items(life)).keys()].filter((sk) => sk.startsWith("DUTY#"));
}

function sign({ issue }: Pick<Awaited<ReturnType<typeof load>>, "issue">) {
  return { ...commands.sign, assignment: issue.assignments[0]?.id ?? "" };
}
