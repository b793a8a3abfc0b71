import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveDraft } from "../../adapters/store/drafts.ts";
import { newId } from "../../adapters/ids.ts";
import { stageStore } from "../../functions/runtime/stage.ts";
import { county, holder } from "./county.ts";
import { dispatched, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await dispatched(stage);
});
afterAll(() => stage.stop());

const admin = holder("admin");
const { pack } = county;

/** Drafts of before a check was known: they lie in the table, whatever is refused today. */
const saved = async (rules: Parameters<typeof saveDraft>[2]) => {
  const kind: "calendar" | "pack" = "calendar" in rules ? "calendar" : "pack";
  const name = "calendar" in rules ? rules.calendar.version : `${rules.pack.id}@${rules.pack.version}`;
  const draft = newId();
  const about = { draft, kind, name, at: "2026-11-20T01:00:00.000Z", author: "P999", authors: ["P999"] };
  await saveDraft(stageStore(), { ...about, basedOn: county.calendar.version, state: "draft" as const }, rules);
  return { as: admin, params: { draft } };
};

describe("a calendar by which running issues would stand still", () => {
  /** Forty days off from tomorrow on, as a mistyped notice would have them. */
  const days = Array.from({ length: 40 }, (_, day) =>
    new Date(Date.UTC(2026, 10, 24 + day)).toISOString().slice(0, 10),
  );
  const holidays = [...county.calendar.holidays, ...days.map((date) => ({ date, name: "示例假日" }))];
  const calendar = { ...county.calendar, version: "forty-days", coveredUntil: "2027-01-31", holidays };
  const named = expect.stringMatching(
    /^诉求 〔2026〕0001号（政策包 henan-13710@1，C 类）会停住：「签收」从 2026-11-24 推到/,
  );

  it("is told so while it is typed in, and refused as a draft, with pack and class", async () => {
    const { version, notice, coveredUntil, makeUpDays } = calendar;
    const typed = { version, notice, coveredUntil, holidays, makeUpDays };
    const { body: read } = await stage.ask("readNotice", { as: admin, body: typed });
    expect(read.faults).toContainEqual(expect.objectContaining({ "zh-CN": named }));
    const drafted = await stage.ask("draftCalendar", { as: admin, body: { calendar } });
    expect(drafted).toMatchObject({ status: 400, body: { code: "rules-faulty" } });
    expect(drafted.body.errors).toContainEqual({ field: "calendar", code: "rules-faulty", message: named });
  });

  it("is not put in force, though it was drafted before there was such an issue", async () => {
    const asked = await saved({ calendar });
    const { body: page } = await stage.ask("readDraft", asked);
    expect(page.faults).toContainEqual(expect.objectContaining({ "zh-CN": named }));
    const published = await stage.ask("publishDraft", { ...asked, body: {} });
    expect(published).toMatchObject({ status: 400, body: { code: "rules-faulty" } });
    expect((await stage.ask("readSettings", { as: admin })).body.calendar.version).toBe(county.calendar.version);
  });
});

describe("a draft by which nothing can be reckoned", () => {
  it("of a calendar without any open time is neither previewed nor published, and says why", async () => {
    const asked = await saved({ calendar: { ...county.calendar, version: "shut", week: {}, makeUpDays: [] } });
    const preview = await stage.ask("previewDraft", asked);
    expect(preview).toMatchObject({ status: 409, body: { code: "rules-unreckonable", title: /算不出期限/ } });
    const published = await stage.ask("publishDraft", { ...asked, body: {} });
    expect(published.status).toBeLessThan(500);
    expect((await stage.ask("readSettings", { as: admin })).body.calendar.version).toBe(county.calendar.version);
  });

  it("of a pack whose tiers end before its ladder does is neither", async () => {
    const [first] = pack.tiers;
    if (first === undefined) throw new Error("a pack has tiers");
    const broken = {
      ...pack,
      id: "broken",
      tiers: [first, { ...first, seat: "tier1" as const, coordinate: undefined }],
    };
    const asked = await saved({ pack: broken });
    expect(await stage.ask("previewDraft", asked)).toMatchObject({ status: 409, body: { code: "rules-unreckonable" } });
  });
});
