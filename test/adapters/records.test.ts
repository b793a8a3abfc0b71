import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AwsError } from "../../adapters/aws-call.ts";
import {
  beginAttempt,
  endAttempt,
  readDelivery,
  sendAgain,
  waitingDeliveries,
} from "../../adapters/store/deliveries.ts";
import { issuePartition } from "../../adapters/store/history.ts";
import { commitIssue } from "../../adapters/store/issues.ts";
import {
  bulletinDeliveries,
  type Delivery,
  deliveryKey,
  inboxOf,
  putDeliveries,
  putDelivery,
} from "../../adapters/store/notices.ts";
import { readProof, writeProof } from "../../adapters/store/proofs.ts";
import { collected } from "../../adapters/store/query.ts";
import { saveCounty as save } from "../../adapters/store/save-county.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { SealingStore } from "../../adapters/store/store.ts";
import { readInserted } from "../../adapters/store/stream-records.ts";
import type { Store } from "../../adapters/store/store.ts";
import { type Attempt, countWrongCode, loadUnlessThrottled } from "../../adapters/store/throttle.ts";
import { toItem } from "../../adapters/store/wire.ts";
import { transact } from "../../adapters/store/transact.ts";
import type { CountyFile } from "../../contract/county.ts";
import { FormDefinition } from "../../contract/form.ts";
import submitForm from "../../contract/forms/submit-issue.json" with { type: "json" };
import { calendar, directory, pack } from "../domain/issue/county.ts";
import { at, commands } from "../domain/issue/history.ts";
import { type Engine, startEngine } from "./dynamodb.ts";
import { accepted, graceSeconds, items, load, submitted } from "./stored-life.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

const isThrottled = async (store: Store, attempt: Attempt) =>
  (await loadUnlessThrottled(store, attempt)) === "throttled";
const form = FormDefinition.parse(submitForm);
const saveCounty = (store: SealingStore, file: CountyFile) => save(store, file, at("11-23 09:00"));
const county = { directory, calendar, pack, forms: [form], programmeStart: "2026-07-01" };

describe("settings", () => {
  test("cost one read once they are known, and follow the pointer", async () => {
    const store = engine.store("settings");
    await saveCounty(store, county);
    const first = await loadSettings(store);
    expect(first.directory).toEqual(directory);
    expect(await first.pack(first.currentPack)).toEqual(pack);
    expect(await first.form(form.id)).toEqual(form);
    expect(await first.form(`${form.id}@${form.version}`)).toEqual(form);
    expect(await first.form("no-such-form")).toBeUndefined();
    store.calls.length = 0;
    const again = await loadSettings(store);
    await again.pack();
    await again.form(form.id);
    expect(store.calls).toEqual(["GetItem"]);
    await saveCounty(store, { ...county, directory: { ...directory, version: "2", interests: [] } });
    expect((await loadSettings(store)).directory.version).toBe("2");
  });

  test("a version is never edited", async () => {
    const store = engine.store("versions");
    await saveCounty(store, county);
    await saveCounty(store, county);
    const edited = { ...county, directory: { ...directory, units: [] } };
    await expect(saveCounty(store, edited)).rejects.toThrow("version of its own");
    expect((await loadSettings(store)).directory.units).toEqual(directory.units);
  });
});

describe("deliveries", () => {
  const mail = (issue: string, recipient = "office"): Delivery => ({
    what: { issue, version: 1, at: at("11-23 09:00"), recipient, channel: "mail", lines: [{ template: "registered" }] },
    name: "office",
    address: "office@example.test",
    state: "waiting",
    notBefore: at("11-23 09:30"),
    attempts: 0,
  });

  test("are claimed once, however often the record arrives", async () => {
    const life = await submitted(engine.store("claim"), at("11-23 09:00"));
    expect(await putDelivery(life.store, mail(life.issue))).toBe(true);
    expect(await putDelivery(life.store, { ...mail(life.issue), address: "other@example.test" })).toBe(false);
    const page = await issuePartition(life.store, life.issue);
    expect(page?.deliveries).toEqual([mail(life.issue)]);
  });

  test("of one commit are put by one call; what an earlier arrival has put stays, and the others follow", async () => {
    const store = engine.store("together");
    const life = await submitted(store, at("11-23 09:00"));
    const [first, second, third] = ["office", "head", "leader"].map((who) => mail(life.issue, who));
    if (!first || !second || !third) throw new Error("three are told");
    await putDeliveries(life.store, [first, second]);
    expect(store.calls.slice(-1)).toEqual(["TransactWriteItems"]);
    await putDeliveries(life.store, [{ ...first, address: "other@example.test" }, second, third]);
    const page = await issuePartition(life.store, life.issue);
    expect(page?.deliveries).toHaveLength(3);
    expect(page?.deliveries).toEqual(expect.arrayContaining([first, second, third]));
  });

  test("go out from their instant on, each attempt taken by one run and written down first", async () => {
    const store = engine.store("attempts");
    const delivery = mail("ISSUE");
    await putDelivery(store, delivery);
    expect(await collected(waitingDeliveries(store, at("11-23 09:29")))).toEqual([]);
    const [key] = await collected(waitingDeliveries(store, at("11-23 09:30")));
    expect(key).toEqual(deliveryKey(store, delivery));
    const runs = [1, 2].map(() => beginAttempt(store, delivery, at("11-23 09:30"), at("11-23 09:40"), "mail-1"));
    const [begun, ...none] = (await Promise.all(runs)).filter((run) => run !== undefined);
    expect(none).toEqual([]);
    if (!begun || !key) throw new Error("nobody took it");
    expect(await collected(waitingDeliveries(store, at("11-23 09:39")))).toEqual([]);
    expect(await collected(waitingDeliveries(store, at("11-23 09:40")))).toHaveLength(1);
    await endAttempt(store, begun, { state: "failed", why: "550 no such user" });
    expect(await collected(waitingDeliveries(store, at("12-31 09:40")))).toEqual([]);
    const failed = await readDelivery(store, key);
    expect(failed).toMatchObject({ state: "failed", attempts: 1, why: "550 no such user" });
    expect(failed && (await sendAgain(store, failed, at("11-24 09:00")))).toBe(true);
    expect(await collected(waitingDeliveries(store, at("11-24 09:00")))).toHaveLength(1);
  });

  test("an inbox shows what was told, newest first; a bulletin shows to whom it went", async () => {
    const store = engine.store("inbox");
    for (const day of ["11-23", "11-24", "11-25"]) {
      const what = { period: `p-${day}`, at: at(`${day} 08:30`), recipient: "head", channel: "inbox" as const };
      await putDelivery(store, { what, name: "head", state: "sent", notBefore: what.at, attempts: 0 });
    }
    const page = await inboxOf(store, "head", { limit: 2 });
    const rest = await inboxOf(store, "head", { limit: 2, after: page.next });
    expect([...page.rows, ...rest.rows].map((what) => what.at)).toEqual(
      ["11-25", "11-24", "11-23"].map((day) => at(`${day} 08:30`)),
    );
    expect(rest.next).toBeUndefined();
    expect(await bulletinDeliveries(store, "p-11-24")).toHaveLength(1);
  });
});

describe("proofs", () => {
  test("are read by their day", async () => {
    const store = engine.store("proofs");
    const proof = { day: "2026-11-23", provedAt: at("11-24 03:00"), issues: 1, owed: 2, fired: 2 };
    const whole = { ...proof, late: [], untold: [], differences: [] };
    await writeProof(store, whole);
    expect(await readProof(store, "2026-11-23")).toEqual(whole);
    expect(await readProof(store, "2026-11-24")).toBeUndefined();
  });
});

describe("wrong query codes", () => {
  const attempt = (receipt: string, source: string, when = "11-23 09:00") => ({ receipt, source, at: at(when) });

  test("ten for one receipt number in a quarter of an hour, from one address; its holder elsewhere is not kept out", async () => {
    const store = engine.store("throttle");
    for (let wrong = 0; wrong < 10; wrong++) {
      expect(await isThrottled(store, attempt("R1", "10.0.0.1"))).toBe(false);
      await countWrongCode(store, attempt("R1", "10.0.0.1"));
    }
    expect(await isThrottled(store, attempt("R1", "10.0.0.1"))).toBe(true);
    expect(await isThrottled(store, attempt("R2", "10.0.0.1"))).toBe(false);
    expect(await isThrottled(store, attempt("R1", "10.9.9.9"))).toBe(false);
    expect(await isThrottled(store, attempt("R1", "10.0.0.1", "11-23 09:15"))).toBe(false);
  });

  test("sixty from one address, whatever receipt numbers it tries", async () => {
    const store = engine.store("source");
    for (let wrong = 0; wrong < 60; wrong++) await countWrongCode(store, attempt(`R${wrong}`, "10.0.0.1"));
    expect(await isThrottled(store, attempt("NEW", "10.0.0.1"))).toBe(true);
    expect(await isThrottled(store, attempt("NEW", "10.0.0.2"))).toBe(false);
  });
});

describe("what the stream shows", () => {
  test("is the commit, or the start of a machine with its input", async () => {
    const life = await submitted(engine.store("stream"), at("11-23 09:00"));
    const stored = await items(life);
    const inserted = (sk: string) => readInserted(toItem(stored.get(sk) ?? {}));
    expect(inserted("COMMIT#00000001")).toMatchObject({ commit: { version: 1, command: "submitIssue" } });
    expect(inserted("EPOCH#0001")).toEqual({
      epoch: { pk: `T#stream#ISSUE#${life.issue}`, issue: life.issue, epoch: "1", wakeAt: at("11-24 18:00:15") },
    });
    expect(() => inserted("META")).toThrow("META");
  });
});

describe("a conflict with another transaction", () => {
  test("is tried again inside, and the command is committed once", async () => {
    let conflicts = 0;
    const store = engine.store("conflict", (operation) => {
      if (operation === "TransactWriteItems" && conflicts-- > 0) throw canceled("None", "TransactionConflict");
    });
    const life = await submitted(store, at("11-23 09:00"));
    const before = await load(life);
    conflicts = 2;
    const decision = accepted(before, life, at("11-23 10:00"), "office", commands.register);
    expect(await commitIssue(store, { before, decision, receivedAt: at("11-23 10:00"), graceSeconds })).toBe(
      "committed",
    );
    expect(conflicts).toBe(-1);
    expect((await load(life)).issue.version).toBe(2);
  });

  test("that does not end is thrown, not taken for a decision", async () => {
    const store = engine.store("endless", () => {
      throw canceled("ThrottlingError");
    });
    const operation = { Delete: { TableName: store.table, Key: { pk: "T#endless#X", sk: "X" } } };
    await expect(transact(store, [{ guards: "nothing", operation }])).rejects.toThrow("canceled");
  });
});

function canceled(...codes: readonly string[]): AwsError {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return new AwsError("TransactionCanceledException", "canceled", { CancellationReasons });
}
