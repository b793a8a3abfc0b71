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
