import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { answers, county, holder } from "../functions/county.ts";
import { callers, fitting, type Known, ROWS, USUAL } from "../functions/requests.ts";
import { dispatched, newKey, type Stage, startStage, submission } from "../functions/stage.ts";
import { emptied, planted, PLANTED, PLANTED_CODE, planting, type Whole, wholeLife } from "./lives.ts";

/**
 * Two counties in one table. Everything one of them has is asked for at the other, by every caller the table lets in: what is answered
 * is, to the byte, what was answered before the first county existed.
 */
let stage: Stage;
let theirs: Whole;
let draft: string;
let items: Awaited<ReturnType<typeof emptied>>;
const OTHER = "410422";

beforeAll(async () => {
  stage = await startStage();
  theirs = await wholeLife(stage);
  const { body } = await stage.ask("draftCalendar", {
    as: holder("admin"),
    body: { calendar: { ...county.calendar, version: "theirs/1" } },
  });
  draft = body.draft;
  const change = { substitute: holder("office"), reason: "暗号之代理理由" };
  expect((await stage.ask("substituteMe", { as: holder("officeHead"), body: change })).status).toBe(201);
  stage.at("2026-11-24T16:31:00.000Z");
  await stage.run("schedule/prove-the-day");
  stage.at("2026-12-01T02:00:00.000Z");
  await stage.run("schedule/prove-the-day");
  await stage.run("schedule/freeze-bulletin");
  items = await emptied(stage);
  await dispatched(stage);
});
afterAll(() => stage.stop());

/** What every name in a path or a body means there. A row that names something else fails until it is said here what that is. */
const known = (): Known => ({
  ...USUAL,
  issue: theirs.issue,
  into: theirs.issue,
  receipt: theirs.issue,
  code: theirs.code,
  file: theirs.file,
  key: newKey(),
  draft,
  day: "2026-11-24",
  version: "1",
  table: "persons",
});
/** Where a page is not shown without one. */
const QUERIES: Partial<Record<string, Record<string, string>>> = {
  listFigure: { figure: "total" },
  readSeatHolders: { seat: "office", at: "2026-11-24" },
  readTemplate: { format: "csv", filled: "true" },
};
const named = ({ path }: Endpoint) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const hasObject = (row: Endpoint) => named(row).length > 0 || row.caller === "receipt" || row.method === "GET";

async function everything(): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  for (const [at, [id, row]] of ROWS.entries()) {
    if (!hasObject(row)) continue;
    for (const caller of [...callers(row)].slice(0, row.method === "GET" ? 2 : 1)) {
      const { params, body } = fitting(row, known());
      const query = QUERIES[id] ?? {};
      // Each from an address of its own: what is told of throttling is told elsewhere.
      const { status, body: answer } = await stage.ask(id, { params, query, body, ...caller, source: `192.0.2.${at}` });
      said[`${id} as ${caller.as ?? "anyone"}`] = { status, answer };
    }
  }
  return said;
}
const lasting = async () => (await stage.contents()).filter((item) => !item.includes("#THROTTLE#"));

describe("another county in the same table", () => {
  it("knows what every path names", () => {
    const names = ROWS.flatMap(([, row]) => named(row));
    expect(names.filter((name) => !(name in known()))).toEqual([]);
  });
  it("is not there: every answer is the one from before it existed, and nothing of either changes", async () => {
    const before = await everything();
    await planting(stage, items, OTHER);
    const table = await lasting();
    const after = await everything();
    for (const [asked, answer] of Object.entries(after)) {
      expect(answer, asked).toEqual(before[asked]);
      expect(planted(JSON.stringify(answer)), asked).toEqual([]);
    }
    expect(await lasting()).toEqual(table);
    expect(Object.keys(after).length).toBeGreaterThan(ROWS.length);
  });
  it("takes no receipt of another county's submission, though the key is the same", async () => {
    const { note: _, file: __, ...texts } = PLANTED;
    const filledIn = { ...answers, ...texts, creditCode: PLANTED_CODE };
    const { status, body } = await stage.ask("submitIssue", {
      body: submission({ key: theirs.key, answers: filledIn }),
    });
    expect(status).toBe(201);
    expect(body.receipt).not.toBe(theirs.issue);
  });
  it("has it all itself, asked by its own functions", async () => {
    vi.stubEnv("TENANT", OTHER);
    vi.resetModules();
    const { body } = await stage.ask("readIssue", { params: { issue: theirs.issue }, as: holder("office") });
    expect(planted(JSON.stringify(body))).toEqual(Object.values(PLANTED));
    for (const [id, params] of [
      ["readDraft", { draft }],
      ["readDayHead", { day: "2026-11-24" }],
    ] as const)
      expect((await stage.ask(id, { params, as: holder("office") })).status, id).toBe(200);
    vi.stubEnv("TENANT", "410421");
    vi.resetModules();
  });
});
