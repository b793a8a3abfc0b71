import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factWords } from "../../functions/runtime/fact-words.ts";
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

describe("whoever is kept apart reads by which rule, and who did what when", () => {
  const [head, handler] = [holder("head:U03"), holder("handler:U03")];

  /** Asked to be closed by the head himself at 10:00, one step approved at 11:00. */
  async function requested() {
    const ask = await asker();
    stage.at("2026-11-24T02:00:00.000Z");
    const contact = { when: "2026-11-24T01:50:00.000Z", means: "phone", text: "已联系" };
    expect(await ask("recordContact", handler, contact)).not.toBeTypeOf("string");
    const upload = "b".repeat(24);
    stage.outside.objects.set(`quarantine/quarantine/${upload}`, {
      bytes: Buffer.from("%PDF-1.7\n1 0 obj\n"),
      type: "application/pdf",
    });
    const evidence = [{ upload, name: "批复.pdf" }];
    const closeOut = { outcome: "resolved", result: "已落实", evidence };
    expect(await ask("requestCloseOut", head, closeOut)).not.toBeTypeOf("string");
    return ask;
  }

  it("S1: who asked for the close-out does not review it", async () => {
    const ask = await requested();
    stage.at("2026-11-24T03:00:00.000Z");
    const approve = { round: 1, step: 0, decision: "approve" };
    expect(await ask("decideCloseOutStep", head, approve)).toBe(
      "须由另一人办理：申请销号的人不能审核；您已于 2026-11-24 10:00 提出第 1 轮销号申请。",
    );
    expect(await ask("decideCloseOutStep", head, approve, "en")).toBe(
      "Another person has to do this: who asks for the close-out does not review it; you asked for it in round 1 at 2026-11-24 10:00.",
    );
  });
});

it.each([
  [
    "S1, a step",
    { why: "decided", as: "principal", person: "李四", since: "2026-11-24 11:00", round: 1, step: 2 },
    "每一步审核须由不同的人承担；您所代理的李四已于 2026-11-24 11:00 审核第 1 轮第 2 步",
    "each step is reviewed by somebody else; 李四, for whom you stand in, decided step 2 of round 1 at 2026-11-24 11:00",
  ],
  [
    "S1, a round from before times were kept",
    { why: "decided", as: "self", person: "李四", round: 2 },
    "每一步审核须由不同的人承担；您已审核第 2 轮",
    "each step is reviewed by somebody else; you decided in round 2",
  ],
  [
    "S2, of the round",
    { why: "requestedCallBack", as: "substitute", person: "王五", since: "2026-11-24 10:00", round: 1 },
    "申请销号的人不能回访；王五代您已于 2026-11-24 10:00 提出第 1 轮销号申请",
    "who asks for the close-out does not call back; 王五, on your behalf, asked for it in round 1 at 2026-11-24 10:00",
  ],
  [
    "S2, of a unit",
    { why: "unitCallBack", as: "self", unit: "县自然资源局", since: "2026-11-23 09:05" },
    "承办过本件的单位不能回访；您在县自然资源局任职或代理，该单位于 2026-11-23 09:05 接到交办",
    "a unit that dealt with it does not call back; you have a seat in 县自然资源局, which has had it since 2026-11-23 09:05",
  ],
  [
    "a withdrawal",
    { why: "verifyUnit", as: "principal", person: "李四", unit: "县自然资源局", since: "2026-11-23 09:05" },
    "承办过本件的单位不能核实撤回；您所代理的李四在县自然资源局任职或代理，该单位于 2026-11-23 09:05 接到交办",
    "a unit that dealt with it does not verify the withdrawal; 李四, for whom you stand in, has a seat in 县自然资源局, which has had it since 2026-11-23 09:05",
  ],
  [
    "S3",
    { why: "asked", as: "self", since: "2026-11-24 10:00", asked: "ruleObjection" },
    "提出申请的人不能自己决定；您已于 2026-11-24 10:00 提出异议",
    "who asks does not decide; you asked for the objection at 2026-11-24 10:00",
  ],
])("%s has its own sentence in both languages", (_, facts, zh, en) => {
  expect(factWords(facts, "zh-CN")).toMatchObject({ why: zh });
  expect(factWords(facts, "en")).toMatchObject({ why: en });
});
