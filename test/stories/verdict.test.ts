import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommit } from "../../adapters/store/history.ts";
import { bulletinPk, issuePk } from "../../adapters/store/keys.ts";
import { collected, queried } from "../../adapters/store/query.ts";
import { type Execution, faultsIn, type Left } from "../../chaos/verdict.ts";
import { connect } from "../../local/story/client.ts";
import { DAYS, type Matter, matters, playUntil, START } from "./cut-story.ts";
import { type DataFolder, dataFolder, startSystem } from "./running-system.ts";
import { readTruth, type Truth } from "./truth.ts";

/**
 * The judge of the chaos is judged: it finds nothing in a story in which nothing went wrong, and then, one at a time, everything that is
 * made wrong in it by hand.
 */
const UNTIL = "2026-12-02T02:00:00.000Z";
const TENANT = "410421";
const STRANGE = "STRANGE00001";

let data: DataFolder;
let left: Left;
let truth: Truth;
/** The same, of which no mail is made wrong. */
let unmailed: Truth;
const all = matters().slice(0, 6);
const [climbs, smooth] = all;

beforeAll(async () => {
  data = dataFolder();
  const system = await startSystem(data, START);
  const client = connect(system.url);
  await playUntil(client, all, "2026-11-27T04:00:00.000Z");
  await client.moveTo(UNTIL);
  const { executions } = (await client.get("/_local/executions")) as { executions: Execution[] };
  const days = DAYS.filter((day) => day < "2026-12-02");
  const proofs = await Promise.all(days.map((day) => client.get(`/proofs/${day}`, "auditor")));
  await system.stop();
  left = { folder: data.path, matters: all, executions, proofs, until: UNTIL, stopped: [], deaf: "" };
  truth = await readTruth(data, TENANT);
  // Reading some hundred mails takes longer than judging.
  const mails = await truth.mails();
  unmailed = { ...truth, mails: async () => mails };
});
afterAll(async () => {
  await truth[Symbol.asyncDispose]();
  data[Symbol.dispose]();
});

type Items = Map<string, Record<string, unknown>>;
type Wrong = (truth: Truth, items: Items) => Promise<unknown>;

/** All that is made wrong is made wrong in these partitions. */
const places = () => [
  issuePk(truth.store, climbs?.receipt ?? ""),
  issuePk(truth.store, STRANGE),
  bulletinPk(truth.store, "2026-11"),
];
const lying = async () => {
  const items = await Promise.all(places().map((partition) => collected(queried(truth.store, { partition }))));
  return new Map(items.flat().map((item) => [`${String(item["pk"])} ${String(item["sk"])}`, item]));
};

/** What is found after something was made wrong, which is put right again. */
async function faultsWith(wrong: Wrong): Promise<string[]> {
  const before = await lying();
  await wrong(truth, await truth.items(climbs?.receipt ?? ""));
  try {
    return await faultsIn(unmailed, left);
  } finally {
    for (const [key, item] of await lying()) if (!before.has(key)) await remove(truth, item);
    for (const item of before.values()) await put(truth, item);
  }
}

const put = ({ store }: Truth, item: object | undefined, more: object = {}) =>
  store.database.put({ TableName: store.table, Item: { ...item, ...more } });
const remove = ({ store }: Truth, item: Record<string, unknown> | undefined) =>
  store.database.transactWrite([{ Delete: { TableName: store.table, Key: { pk: item?.["pk"], sk: item?.["sk"] } } }]);
const those = (items: Items, begins: string) =>
  [...items].flatMap(([sk, item]) => (sk.startsWith(begins) ? [item] : []));
const last = (items: Items, begins: string) => those(items, begins).at(-1);
const commitOf = (item: Record<string, unknown> | undefined) => structuredClone(readCommit(item ?? {}));
const firing = (items: Items) =>
  those(items, "COMMIT#").findLast((item) => commitOf(item).events.some(({ type }) => type === "rungFired"));
const mails = (items: Items) =>
  those(items, "NOTICE#").filter((item) => Object(item["delivery"]).address !== undefined);

describe("the judge of the chaos", () => {
  it("finds nothing wrong where nothing went wrong", async () => {
    expect(await faultsIn(truth, left)).toEqual([]);
  });

  const WRONG: Readonly<Record<string, readonly [Wrong, RegExp]>> = {
    "a commit that was answered is gone": [
      (truth, items) => remove(truth, those(items, "COMMIT#")[1]),
      /commit \d+ was answered and is not there/,
    ],
    "a word of a commit was changed": [
      (truth, items) => {
        const item = those(items, "COMMIT#")[1];
        return put(truth, item, { commit: { ...commitOf(item), at: "2026-11-23T02:00:00.001Z" } });
      },
      /the chain is broken at 2/,
    ],
    "a request was carried out twice": [
      (truth, items) => {
        const [, first, second] = those(items, "COMMIT#");
        const { requestKey } = commitOf(first);
        return put(truth, second, { commit: { ...commitOf(second), requestKey } });
      },
      /a request was carried out twice/,
    ],
    "a rung fired twice": [
      (truth, items) => {
        const commit = commitOf(firing(items));
        const fired = commit.events.find(({ type }) => type === "rungFired");
        return put(truth, firing(items), { commit: { ...commit, events: [fired, ...commit.events] } });
      },
      /the rung \S+ is twice/,
    ],
    "a rung fired that nobody owed": [
      (truth, items) => {
        const text = JSON.stringify(commitOf(firing(items)));
        return put(truth, firing(items), {
          commit: JSON.parse(text.replace(/"rung":"[^"]*"/, '"rung":"solve#1/9/9"')),
        });
      },
      /the rung solve#1\/9\/9 is unowed/,
    ],
    "a rung fired before its time": [
      (truth, items) => {
        const text = JSON.stringify(commitOf(firing(items)));
        const early = text.replace(/("firedAt":|"at":|"receivedAt":)"[^"]*"/g, '$1"2026-11-23T04:00:00.000Z"');
        return put(truth, firing(items), { commit: JSON.parse(early) });
      },
      /the rung \S+ is early/,
    ],
    "the last rung never fired, and nothing has happened since": [
      async (truth, items) => {
        const commits = those(items, "COMMIT#");
        for (const item of commits.slice(commits.indexOf(firing(items) ?? {}))) await remove(truth, item);
      },
      /the rung \S+ is missing/,
    ],
    "an issue waits for another time": [
      (truth, items) => put(truth, items.get("WAIT"), { wakeAt: "2027-01-01T00:00:00.000Z" }),
      /it waits for 2027/,
    ],
    "a machine is parked for another time": [
      (truth, items) => put(truth, items.get("WAIT"), { parkedFor: "2027-01-01T00:00:00.000Z" }),
      /it is parked for 2027/,
    ],
    "a machine was started that nobody needed": [
      (truth, items) => put(truth, last(items, "EPOCH#"), { sk: "EPOCH#0009" }),
      /2 epochs and 1 executions[\s\S]*2 machines where 1/,
    ],
    "somebody was not told": [(truth, items) => remove(truth, last(items, "NOTICE#")), /nobody told/],
    "somebody was told for no reason": [
      (truth, items) => {
        const item = last(items, "NOTICE#");
        const delivery = structuredClone(Object(item?.["delivery"]));
        delivery.what.recipient = "auditor-1";
        return put(truth, item, { sk: "NOTICE#00000009#auditor-1#inbox", delivery });
      },
      /was told for no reason/,
    ],
    "a mail still waits": [
      (truth, items) => {
        const [item] = mails(items);
        const delivery = { ...Object(item?.["delivery"]), state: "waiting", notBefore: "2027-01-01T00:00:00.000Z" };
        return put(truth, item, { delivery });
      },
      /a mail to \S+ is waiting/,
    ],
    "a problem is in the register that nobody has a receipt of": [
      (truth, items) => {
        const meta = items.get("META");
        const text = JSON.stringify(meta).replaceAll(climbs?.receipt ?? "?", STRANGE);
        return put(truth, JSON.parse(text));
      },
      new RegExp(`nobody was given a receipt of ${STRANGE}`),
    ],
    "two issues have one number": [
      async (truth) => {
        const [own, others] = await Promise.all([climbs, smooth].map((one) => truth.items(one?.receipt ?? "")));
        const number = (items: Items | undefined) =>
          /〔2026〕\d+号/.exec(JSON.stringify(those(items ?? new Map(), "COMMIT#").map(commitOf)))?.[0];
        const registered = those(own ?? new Map(), "COMMIT#")[1];
        const text = JSON.stringify(commitOf(registered)).replaceAll(number(own) ?? "?", number(others) ?? "?");
        return put(truth, registered, { commit: JSON.parse(text) });
      },
      /two issues have one number/,
    ],
    "the month has no bulletin": [
      (truth) => remove(truth, { pk: bulletinPk(truth.store, "2026-11"), sk: "HEAD" }),
      /the bulletin of 2026-11 is not there once/,
    ],
  };
  it.each(Object.entries(WRONG))("finds that %s", async (_, [wrong, sentence]) => {
    expect((await faultsWith(wrong)).join("\n")).toMatch(sentence);
  });

  const running = (): Execution[] => left.executions.filter(({ status }) => status === "RUNNING");
  it.each([
    [
      "a machine is gone",
      () => ({ executions: left.executions.filter((one) => one !== running()[0]) }),
      /living are , and/,
    ],
    [
      "a machine failed",
      () => ({ executions: [...left.executions, { ...running()[0], status: "FAILED" } as Execution] }),
      /the execution \S+ is FAILED/,
    ],
    [
      "a machine was stopped that nobody stopped",
      () => ({ executions: [...left.executions, { ...running()[0], status: "ABORTED" } as Execution] }),
      /1 executions are aborted/,
    ],
    ["a day owed more than it fired", () => ({ proofs: [{ ...left.proofs[0], owed: 99 }] }), /owed 99/],
    [
      "a day has a difference",
      () => ({ proofs: [{ ...left.proofs[0], differences: [1] }] }),
      /the proof of 2026-11-23/,
    ],
    [
      "two problems got one receipt",
      () => ({ matters: all.map((one): Matter => ({ ...one, receipt: climbs?.receipt ?? "" })) }),
      /two problems were given one receipt/,
    ],
    [
      "an issue has no commits",
      () => ({ matters: [...all, { ...all[0], receipt: "GONE" } as Matter] }),
      /GONE has no commits/,
    ],
  ])("finds that %s", async (_, other, sentence) => {
    expect((await faultsIn(unmailed, { ...left, ...other() })).join("\n")).toMatch(sentence);
  });

  it.each([
    [
      "a record was given up",
      `INSERT INTO messages (id, queue, body, sent, visible) VALUES ('m', 'q', '{"DDBStreamBatchInfo":{}}', 0, 0)`,
      "DELETE FROM messages",
      /in the queue q/,
    ],
    [
      "a mail went out as two",
      `INSERT INTO mails (received, sender, recipients, raw) SELECT received, sender, recipients,
        replace(CAST(raw AS TEXT), 'Message-ID: <', 'Message-ID: <again-') FROM mails WHERE recipients LIKE '%firm-1@%'`,
      "DELETE FROM mails WHERE CAST(raw AS TEXT) LIKE '%<again-%'",
      /firm-1@\S+ got 2 mails of 1/,
    ],
    [
      "a mail never arrived",
      "UPDATE mails SET recipients = replace(recipients, 'firm-1@', 'lost-1@')",
      "UPDATE mails SET recipients = replace(recipients, 'lost-1@', 'firm-1@')",
      /firm-1@\S+ got 0 mails/,
    ],
  ])("finds that %s", async (_, wrong, right, sentence) => {
    using local = new DatabaseSync(join(data.path, "local.sqlite"));
    local.exec(wrong);
    expect((await faultsIn(truth, left)).join("\n")).toMatch(sentence);
    local.exec(right);
  });

  it("finds nothing any more when all is put right again", async () => {
    expect(await faultsIn(truth, left)).toEqual([]);
  });
});
