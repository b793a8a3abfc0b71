import { afterAll, beforeAll, expect, it } from "vitest";
import { county, holder } from "./county.ts";
import { dispatched, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

it("a date after the last notice of holidays is shown as expected wherever it stands", async () => {
  expect(county.calendar.coveredUntil).toBe("2026-12-31");
  stage.at("2026-12-29T01:00:00.000Z");
  const { issue, code } = await dispatched(stage);
  const as = holder("office");
  const mine = ({ issue: id }: { issue: string }) => id === issue;

  const { body: register } = await stage.ask("listIssues", { as });
  expect(register.rows.find(mine)).toMatchObject({ dueAt: "2027-01-05T10:00:00.000Z", provisional: true });
  expect(String((await stage.ask("exportIssues", { as })).body)).toContain("2027-01-05（预计）");

  const { body: page } = await stage.ask("readIssue", { as, params: { issue } });
  expect(page).toMatchObject({ provisional: true });
  const sentences = page.timeline.map(({ sentence }: { sentence: string }) => sentence);
  expect(sentences).toContainEqual(expect.stringContaining("，预计 1月5日 周二 18:00 前办结"));

  const { body: followed } = await stage.ask("followIssue", { body: { receipt: issue, code } });
  expect(followed).toMatchObject({ provisional: true });
  expect(followed.timeline[0].sentence).toContain("预计 1月5日");

  const asked = { as, params: { issue }, query: { dryRun: "true" }, body: { command: { reason: "请提级" } } };
  const { body: dry } = await stage.ask("escalateIssue", asked);
  expect(dry.effects.map(({ sentence }: { sentence: string }) => sentence)).toContainEqual(
    expect.stringContaining("预计 1月5日"),
  );
});
