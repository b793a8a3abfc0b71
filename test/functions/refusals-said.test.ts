import { afterAll, beforeAll, expect, it } from "vitest";
import { holder } from "./county.ts";
import { dispatched, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

/** An issue given to U03 on Monday at 9:00, due on Monday 30 November, 18:00. */
async function asker() {
  stage.at("2026-11-23T01:00:00.000Z");
  const { issue } = await dispatched(stage);
  return async (...[id, as, command, lang = "zh-CN"]: [Parameters<Stage["ask"]>[0], string, object, string?]) => {
    const { body } = await stage.ask(id, { params: { issue }, as, query: { lang }, body: { command } });
    return body.title ?? body;
  };
}

it("who asks for an extension too late reads the cut-off, when it came, and by how much it was missed", async () => {
  const ask = await asker();
  const wish = { reason: "等待省厅批复", progress: "材料已报", newDue: "2026-12-04" };
  stage.at("2026-11-27T12:05:00.000Z");
  expect(await ask("requestExtension", holder("head:U03"), wish)).toBe(
    "申请延期须在 2026-11-27 18:00 前提出；您在 2026-11-27 20:05 提出，晚了 2 小时 5 分钟。",
  );
  expect(await ask("requestExtension", holder("head:U03"), wish, "en")).toBe(
    "An extension had to be asked for by 2026-11-27 18:00; this was asked 2 h 5 min after it, at 2026-11-27 20:05.",
  );
});

it("a refusal names units, seats, tiers and rules in words, not by their ids", async () => {
  const ask = await asker();
  expect(await ask("escalateIssue", holder("handler:U03"), { reason: "请提级" })).toMatch(
    /^这一步由领导小组办公室、.*办理，您的岗位不能办理。$/,
  );
  expect(await ask("changeAssignment", holder("office"), { supports: ["U01"] })).toMatchObject({ dryRun: false });
  expect(await ask("changeAssignment", holder("office"), { supports: ["U01"] })).toBe(
    "同一单位（县发展改革委）不能承担两份交办。",
  );
  const objection = { assignment: "a1", reason: "不属于本单位职责" };
  stage.at("2026-11-25T01:00:00.000Z");
  expect(await ask("objectToAssignment", holder("head:U03"), objection)).toBe(
    "不能再提异议：异议期到 2026-11-24 18:00 为止，现在已晚 15 小时。",
  );
  expect(
    await ask("recordContact", holder("head:U03"), { when: "2026-11-25T02:00:00.000Z", means: "phone", text: "约好" }),
  ).toBe("联系时间（2026-11-25 10:00）不能晚于现在（2026-11-25 09:00）。");
});
