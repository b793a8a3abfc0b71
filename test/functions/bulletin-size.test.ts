import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newIssueId } from "../../adapters/ids.ts";
import { freezeBulletin, readBulletin, readDataSet } from "../../adapters/store/bulletins.ts";
import { bulletinPk } from "../../adapters/store/keys.ts";
import { collected, queried } from "../../adapters/store/query.ts";
import { ISSUE_KINDS, SOURCES } from "../../contract/vocabulary.ts";
import { bulletinOf, dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import type { Row } from "../../domain/statistics/row.ts";
import { digestOf } from "../../functions/runtime/digest.ts";
import { type Engine, startEngine } from "../adapters/dynamodb.ts";
import { county } from "./county.ts";

let engine: Engine;
beforeAll(async () => void (engine = await startEngine()));
afterAll(() => engine.stop());

const { units } = county.directory;
const found = periodOf("2026-11", { zone: county.calendar.zone, start: county.programmeStart });
if (!found) throw new Error("no November");
const period = found;
const MONTH = Date.parse(period.end) - Date.parse(period.start);

/** No two rows have an instant in common, as in life: nothing for a packer to win. */
function moment(seed: number): string {
  return new Date(Date.parse(period.start) + ((seed * 7_919_333) % MONTH)).toISOString();
}
function row(at: number): Row {
  const unit = units[at % units.length]?.id ?? "";
  return {
    issue: newIssueId(),
    version: 20 + (at % 30),
    number: `〔2026〕${String(at).padStart(4, "0")}号`,
    source: SOURCES[at % SOURCES.length] ?? "web",
    kind: ISSUE_KINDS[at % ISSUE_KINDS.length] ?? "land",
    class: "C",
    level: "county",
    tier: at % 3,
    status: "closed",
    unit,
    registeredAt: moment(at),
    promiseDueAt: moment(at + 1),
    endedAt: moment(at + 2),
    outcome: "resolved",
    onTime: at % 2 === 0,
    overdue: false,
    rated: { at: moment(at + 3), level: 1 + (at % 5) },
    signs: [0, 1].map((sign) => ({ unit, dueAt: moment(at * 2 + sign), doneAt: moment(at * 3 + sign) })),
    escalations: [{ to: 1, at: moment(at + 5) }],
    lateRungs: [],
  };
}

describe("a month of 5,000 issues", () => {
  it("is frozen whole, in items the table can take", async () => {
    const dataSet = dataSetOf(
      period,
      Array.from({ length: 5000 }, (_, at) => row(at)),
    );
    const bulletin = bulletinOf(dataSet, undefined, county.directory);
    if ("faults" in bulletin) throw new Error(bulletin.faults.join());
    const store = engine.store("many");
    const head = { period: period.key, state: "frozen" as const, sha256: digestOf(dataSet), frozenAt: period.end };
    expect(await freezeBulletin(store, { head, bulletin, dataSet })).toBe(true);

    expect(digestOf(await readDataSet(engine.store("many"), period.key))).toBe(head.sha256);
    const sheet = await readBulletin(engine.store("many"), period.key);
    expect(sheet?.head).toEqual(head);
    expect(digestOf(sheet?.bulletin)).toBe(digestOf(bulletin));

    const items = await collected(queried(store, { partition: bulletinPk(store, period.key) }));
    const sizes = items.map(({ body }) => (body instanceof Uint8Array ? body.length : 0));
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    // Head, data set, sheet: had they fitted in one item each, this test would not show anything.
    expect(items.length).toBeGreaterThan(3);
  });

  it("stays as it was first written, though the run that wrote it died and the directory is another now", async () => {
    const dataSet = dataSetOf(period, [row(1)]);
    const [before, after] = ["旧名", "新名"].map((name) =>
      bulletinOf(dataSet, undefined, { ...county.directory, county: { ...county.directory.county, name } }),
    );
    if (!before || "faults" in before || !after || "faults" in after) throw new Error("faults");
    const store = engine.store("died");
    const head = { period: period.key, state: "frozen" as const, sha256: digestOf(dataSet), frozenAt: period.end };
    const dies = { ...store, database: { ...store.database, put: dyingAtHead(store.database.put) } };
    await expect(freezeBulletin(dies, { head, bulletin: before, dataSet })).rejects.toThrow("died");
    expect(await readBulletin(store, period.key)).toBeUndefined();
    expect(await freezeBulletin(store, { head, bulletin: after, dataSet })).toBe(true);
    expect((await readBulletin(store, period.key))?.bulletin.county).toBe("旧名");
  });
});

type Put = Parameters<typeof freezeBulletin>[0]["database"]["put"];
function dyingAtHead(put: Put): Put {
  return (input) => ("sk" in input.Item && input.Item.sk === "HEAD" ? Promise.reject(new Error("died")) : put(input));
}
