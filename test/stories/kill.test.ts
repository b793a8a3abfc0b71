import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCommits } from "../../adapters/store/history.ts";
import { Delivery } from "../../adapters/store/notices.ts";
import { verifyChain } from "../../adapters/store/seal.ts";
import type { Commit } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Notice } from "../../contract/notice.ts";
import { evolve } from "../../domain/evolve.ts";
import { noticesOf } from "../../domain/recipients.ts";
import { noticeSentences } from "../../domain/notice-text.ts";
import { BEATS, county, DAYS, END, type Matter, matters, START } from "./cut-story.ts";
import { type Cut, type Power, switchOn } from "./power.ts";
import { type DataFolder, dataFolder } from "./running-system.ts";
import { readTruth, type Truth } from "./truth.ts";

/**
 * The power fails ten times in one story, at instants drawn from a seed: right after a command was answered (its commit is made,
 * the stream has not been read), amid moves of the clock, amid rungs of many issues at once, amid mails. `HUIYIN_SEED` plays one again.
 */
const seed = Number(process.env["HUIYIN_SEED"] ?? Date.now() % 1_000_000);
const ALIVE = "RUNNING";

/** mulberry32: small, and the same everywhere. */
function chance(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** For each beat, where its move and its acts are cut: four answers, three herds, two mails, one move of any kind. */
function planned(next: () => number): Map<number, { move?: Cut; acts?: Cut }> {
  const plan = new Map<number, { move?: Cut; acts?: Cut }>();
  const some = (count: number, fits: (beat: (typeof BEATS)[number], at: number) => boolean): number[] => {
    const fitting = BEATS.flatMap((beat, at) => (fits(beat, at) ? [{ at, by: next() }] : []));
    return fitting
      .toSorted((a, b) => a.by - b.by)
      .slice(0, count)
      .map(({ at }) => at);
  };
  const cutMove = (at: number, most: number): void => {
    const count = Math.ceil(most ** next()); // small counts as likely as large ones
    plan.set(at, { ...plan.get(at), move: { at: "write", count } });
  };
  for (const at of some(4, ({ acts }) => acts !== undefined))
    plan.set(at, { acts: { at: "answer", count: Math.ceil(next() * (BEATS[at]?.acts?.answers ?? 1)) } });
  for (const at of some(3, ({ brings }) => brings === "herd")) cutMove(at, 800);
  for (const at of some(2, ({ brings }) => brings === "mail")) cutMove(at, 300);
  for (const at of some(1, (_, at) => plan.get(at)?.move === undefined)) cutMove(at, 100);
  return plan;
}

let data: DataFolder;
let power: Power;
let truth: Truth;
let executions: { name: string; status: string }[];
let proofs: { owed: number; fired: number; differences: unknown[] }[];
const all = matters();
const commits = new Map<string, Commit[]>();

beforeAll(async () => {
  console.log(`HUIYIN_SEED=${seed}`);
  data = dataFolder();
  power = await switchOn(data, START);
  const plan = planned(chance(seed));
  for (const [at, beat] of BEATS.entries()) {
    const { move, acts } = plan.get(at) ?? {};
    if (move) power.arm(move);
    await power.moveTo(beat.at);
    if (move) await power.stretchEnds();
    if (acts) power.arm(acts);
    const acting = all.filter(({ course }) => beat.acts?.of.includes(course));
    await Promise.all(acting.map((matter) => beat.acts?.act(matter, power)));
    if (acts) await power.stretchEnds();
  }
  await power.moveTo(END);
  executions = (await power.ask((client) => client.get("/_local/executions")))["executions"] as typeof executions;
  proofs = (await Promise.all(
    DAYS.map((day) => power.ask((client) => client.get(`/proofs/${day}`, "auditor"))),
  )) as unknown as typeof proofs;
  await power.off();
  console.log(`cut at ${power.cuts.join(", ")}`);
  truth = await readTruth(data, "410421");
  for (const { receipt } of all) commits.set(receipt, await allCommits(truth.store, receipt));
});
afterAll(async () => {
  await truth[Symbol.asyncDispose]();
  data[Symbol.dispose]();
});

const commitsOf = ({ receipt }: Matter): Commit[] => commits.get(receipt) ?? [];
const rungsOf = (matter: Matter): string[] =>
  commitsOf(matter).flatMap(({ events }) =>
    events.flatMap((event) => (event.type === "rungFired" ? [event.data.rung] : [])),
  );

describe("a system whose power failed ten times", () => {
  it("came back ten times, and its clock was never set back", () => {
    expect(power.cuts).toHaveLength(10);
    expect(power.backwards).toEqual([]);
  });

  it("has lost nothing it had answered", () => {
    for (const matter of all) {
      const made = new Map(commitsOf(matter).map(({ requestKey, version }) => [requestKey, version]));
      const kept = [...matter.acknowledged].map(([key]) => [key, made.get(key)]);
      expect(kept).toEqual([...matter.acknowledged]);
    }
  });

  it("has done nothing twice", () => {
    expect(new Set(all.map(({ receipt }) => receipt)).size).toBe(all.length);
    for (const matter of all) {
      const keys = commitsOf(matter).flatMap(({ requestKey }) => requestKey ?? []);
      expect(keys).toEqual([...new Set(keys)]);
      const rungs = rungsOf(matter);
      expect(rungs).toEqual([...new Set(rungs)]);
    }
    expect(all.flatMap(rungsOf).length).toBeGreaterThan(30);
  });

  it("has every chain of commits unbroken, and the state at its head", async () => {
    for (const matter of all) {
      const meta = (await truth.items(matter.receipt)).get("META");
      const head = { version: Number(meta?.["version"]), hash: String(meta?.["head"]) };
      expect(verifyChain(commitsOf(matter), { head })).toEqual([]);
    }
  });

  it("has one execution for each issue, alive or settled, and the living ones are parked for the right time", async () => {
    const ended = (matter: Matter): string => (matter.course === "inHand" ? ALIVE : "SUCCEEDED");
    const expected = all.map((matter) => ({ name: `${matter.receipt}-1`, status: ended(matter) }));
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    const found = executions.map(({ name, status }) => ({ name, status }));
    expect(found.toSorted(byName)).toEqual(expected.toSorted(byName));
    for (const { receipt, course } of all) {
      const wait = (await truth.items(receipt)).get("WAIT");
      if (course !== "inHand") expect(wait?.["wakeAt"]).toBe("settled");
      else expect(wait).toMatchObject({ parkedFor: wait?.["wakeAt"], token: expect.any(String) });
    }
  });

  it("proves every day: what was owed has fired", () => {
    for (const proof of proofs) {
      expect(proof.differences).toEqual([]);
      expect(proof.fired).toBe(proof.owed);
    }
    expect(proofs.reduce((sum, { owed }) => sum + owed, 0)).toBe(all.flatMap(rungsOf).length);
  });

  it("has told everybody whom its commits concern", async () => {
    const key = ({ issue, version, recipient, channel }: Notice): string => [issue, version, recipient, channel].join();
    for (const matter of all) {
      const told = (await deliveriesOf(matter.receipt)).flatMap(({ what }) => ("issue" in what ? [key(what)] : []));
      let issue: Issue | undefined;
      const owed: string[] = [];
      for (const commit of commitsOf(matter)) {
        owed.push(...noticesOf(issue, commit, county).map(key));
        issue = evolve(issue, commit);
      }
      expect(told.toSorted()).toEqual(owed.toSorted());
    }
  });

  it("has mailed every notice, under one Message-ID however often", async () => {
    const mails = await truth.mails();
    const deliveries = await Promise.all(all.map(({ receipt }) => deliveriesOf(receipt)));
    const notices = deliveries.flat().filter(({ address }) => address !== undefined);
    const same = Map.groupBy(notices, ({ address, what }) => `${address}\n${textOf(what)}`);
    for (const told of same.values()) {
      const [first] = told;
      const text = first ? textOf(first.what) : "";
      const sent = mails.filter((mail) => mail.to.includes(first?.address ?? "") && mail.text.includes(text));
      const ids = new Set(sent.map(({ messageId }) => messageId)).size;
      expect(ids, `${first?.address} ${text}`).toBeGreaterThan(0);
      expect(ids, `${first?.address} ${text}`).toBeLessThanOrEqual(told.length);
      expect(told.map(({ state }) => state)).not.toContain("waiting");
    }
    expect(notices.length).toBeGreaterThan(100);
  });
});

async function deliveriesOf(issue: string): Promise<Delivery[]> {
  const items = [...(await truth.items(issue)).values()];
  return items.flatMap(({ delivery }) => (delivery === undefined ? [] : Delivery.parse(delivery)));
}

/** The lines of a notice as they stand in a mail, however many notices it brings. */
function textOf(what: Delivery["what"]): string {
  if (!("issue" in what)) return "period" in what ? what.period : what.reminder;
  const name = what.number ?? `受理号 ${what.issue}`;
  return [name, ...noticeSentences(what.lines, "zh-CN", "Asia/Shanghai"), ""].join("\n");
}
