import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDataSet } from "../../adapters/store/bulletins.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import { Figure } from "../../contract/figure.ts";
import { bulletinOf, dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import { rowsAt } from "../../functions/schedule/count-issues.ts";
import { gatherDataSet, programmeOf } from "../../functions/schedule/gather-data-set.ts";
import { passUntil, solve } from "./bulletin-time.ts";
import { holder } from "./county.ts";
import { dispatched, type Life, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let solved: Life;
let idle: Life;
let fresh: Life;
let kept: string;
const office = holder("office");
const missed = ["2026-07", "2026-08", "2026-09", "2026-10"];

/** July: one issue solved at once, one nobody touches, one kept by the office. Then four months without any bulletin. */
beforeAll(async () => {
  stage = await startStage("2026-07-20T01:00:00.000Z");
  solved = await dispatched(stage);
  idle = await dispatched(stage, "U02");
  const { body } = await stage.ask("submitIssue", { body: submission() });
  kept = body.receipt;
  const command = { class: "C", kind: "land", level: "county", requestType: "help" };
  await stage.ask("registerIssue", { params: { issue: kept }, as: office, body: { command } });
  await solve(stage, solved, "U03");
});
afterAll(() => stage.stop());

const page = async (period: string) => (await stage.ask("readBulletin", { params: { period }, as: office })).body;
const freeze = () => stage.run("schedule/freeze-bulletin");
const listed = async (period: string, figure: string): Promise<string[]> => {
  const { body } = await stage.ask("listFigure", { params: { period }, query: { figure }, as: office });
  return body.rows.map(({ issue }: { issue: string }) => issue);
};

describe("months that nobody froze", () => {
  it("wait, all of them, for what is owed in the first", async () => {
    stage.at("2026-11-05T02:00:00.000Z");
    expect(await freeze()).toEqual({ frozen: [], waiting: missed });
  });

  it("are caught up in their order, once nothing owed in them is left", async () => {
    await passUntil(stage, [idle.issue, kept], "2026-11-05T02:00:00.000Z");
    const sheets = ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"].map((day) => `until-${day}`);
    expect(await freeze()).toEqual({ frozen: missed.flatMap((month, at) => [month, sheets[at]]), waiting: [] });
    expect(await freeze()).toEqual({ frozen: [], waiting: [] });
    const { body } = await stage.ask("listBulletins", { as: office });
    expect(body.periods).toEqual([
      { period: "2026-11", state: "preview" },
      ...missed.toReversed().map((period) => ({ period, state: "frozen" })),
    ]);
  });

  it("count what happened in them, not what is so today", async () => {
    const [july, august] = await Promise.all(["2026-07", "2026-08"].map((period) => page(period)));
    expect(july.bulletin).toMatchObject({
      number: "〔2026〕1号",
      overall: { carried: { value: 0 }, new: { value: 3 }, total: { value: 3 }, undispatched: { issues: [kept] } },
    });
    expect(july.bulletin.overall.closed.issues).toEqual([solved.issue]);
    expect(july.bulletin.overall.overdue.issues).toEqual([idle.issue]);
    expect(august.bulletin).toMatchObject({
      number: "〔2026〕2号",
      overall: { carried: { value: 2 }, new: { value: 0 }, closed: { value: 0 } },
    });
  });

  it("add up, and take over what the month before left in hand", async () => {
    for (const period of missed) {
      const { bulletin } = await page(period);
      const names = bulletin.identities.map(({ name }: { name: string }) => name);
      expect(names.includes("carriedIsBefore")).toBe(period !== "2026-07");
      for (const { left, right } of bulletin.identities) expect(left).toBe(right);
    }
  });
});

describe("a frozen bulletin", () => {
  it("has the SHA-256 of the canonical JSON of what it was counted from", async () => {
    const { sha256 } = await page("2026-07");
    const data = await readDataSet(stage.engine.store("410421"), "2026-07");
    expect(data?.rows.map(({ issue }) => issue)).toEqual([solved.issue, idle.issue, kept]);
    expect(sha256).toBe(
      createHash("sha256")
        .update(canonicalize(data) ?? "")
        .digest("hex"),
    );
  });

  it("opens every figure as the list of exactly its issues, denominators too", async () => {
    const { bulletin } = await page("2026-07");
    const figures = figuresOf(bulletin).filter(({ value, of = 0 }) => value + of > 0);
    expect(figures.length).toBeGreaterThan(20);
    for (const { key, issues, ofIssues } of figures) {
      expect(await listed("2026-07", key)).toEqual(issues);
      if (ofIssues) expect(await listed("2026-07", `${key}/of`)).toEqual(ofIssues);
    }
  });

  it("is not changed by what happens later", async () => {
    const before = await page("2026-08");
    await solve(stage, idle, "U02");
    stage.at("2026-11-05T02:00:01.000Z");
    expect((await page("2026-11")).bulletin.overall.closed.issues).toEqual([idle.issue]);
    await freeze();
    expect(await page("2026-08")).toEqual(before);
  });
});

describe("a preview", () => {
  it("owes nothing yet that is due later in the month", async () => {
    fresh = await dispatched(stage);
    stage.at("2026-11-05T02:00:02.000Z");
    const { bulletin, state, sendAt } = await page("2026-11");
    expect({ state, sendAt }).toEqual({ state: "preview", sendAt: "2026-12-01T00:30:00.000Z" });
    expect(bulletin.overall.new.issues).toEqual([fresh.issue]);
    expect(bulletin.overall.overdue.issues).not.toContain(fresh.issue);
    expect(bulletin.rates.signedInTime).toMatchObject({ value: 0, of: 0 });
    expect(bulletin.rates.closeOut.ofIssues).not.toContain(fresh.issue);
  });

  it("may be cumulative up to today, and not up to tomorrow", async () => {
    const { bulletin } = await page("until-2026-11-05");
    expect(bulletin.overall).toMatchObject({ carried: { value: 0 }, new: { value: 4 }, closed: { value: 2 } });
    expect(bulletin).not.toHaveProperty("number");
    expect(await page("until-2026-11-06")).toMatchObject({ code: "not-found", field: "period" });
    expect(await page("2026-06")).toMatchObject({ code: "not-found", field: "period" });
  });

  it("says what every commit there is says, whether it goes on from what was frozen or from the last look", async () => {
    await page("2026-11");
    stage.at("2026-11-05T03:00:00.000Z");
    const late = await dispatched(stage, "U05");
    const note = { params: { issue: idle.issue }, as: office, body: { command: { reason: "再核实" } } };
    await stage.ask("reopenIssue", note);
    stage.at("2026-11-05T03:30:00.000Z");
    const { bulletin } = await page("2026-11");
    expect(bulletin.overall).toMatchObject({ carried: { value: 2 }, new: { value: 2 }, reopened: { value: 0 } });

    const store = stage.engine.store("410421");
    const settings = await loadSettings(store);
    const period = periodOf("2026-11", programmeOf(settings));
    if (period === undefined) throw new Error("no November");
    const now = "2026-11-05T03:30:00.000Z";
    const ofFrozen = await gatherDataSet(store, period, settings, now);
    const everything = await rowsAt(store, [solved, idle, fresh, late].map(({ issue }) => issue).concat(kept), [now]);
    const counted = dataSetOf({ ...period, end: now }, everything[0] ?? []);
    expect(ofFrozen.dataSet).toEqual(counted);
    expect(bulletin).toEqual(bulletinOf(counted, ofFrozen.previous, settings.directory));
  });
});

function figuresOf(within: unknown): Figure[] {
  const figure = Figure.safeParse(within);
  if (figure.success) return [figure.data];
  return typeof within === "object" && within !== null ? Object.values(within).flatMap(figuresOf) : [];
}
