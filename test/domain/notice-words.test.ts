import { describe, expect, test } from "vitest";
import type { NoticeLine } from "../../contract/notice.ts";
import { instantText, noticeSentences, noticeText } from "../../domain/notice-text.ts";
import { local } from "./life.ts";

const ZONE = "Asia/Shanghai";
const due = { dueAt: local("2026-11-27 18:00"), provisional: false };
const perhaps = { ...due, provisional: true };

describe("a notice in words", () => {
  test.each<[NoticeLine, string, string]>([
    [
      { template: "dutyOpened", duty: "solve", ...due },
      "待办：办结（11月27日 周五 18:00 前）",
      "To do: solve, by Fri 27 Nov, 18:00",
    ],
    [
      { template: "dutyOpened", duty: "solve", ...perhaps },
      "待办：办结（预计 11月27日 周五 18:00 前）",
      "To do: solve, by Fri 27 Nov, 18:00 (provisional)",
    ],
    [
      { template: "dutyOpened", duty: "rate", ...due },
      "已办结，请您评价（11月27日 周五 18:00 前）",
      "Done: please rate it by Fri 27 Nov, 18:00",
    ],
    [
      { template: "dutyRaised", duty: "sign", from: "handler", ...due },
      "经办人未按时完成，上提给您督办：签收（应在 11月27日 周五 18:00 前完成）",
      "Not done in time by the handler, raised to you: sign for it (was due by Fri 27 Nov, 18:00)",
    ],
    [
      { template: "slip", slip: "red", duty: "solve", holder: "head", ...due },
      "■ 超期：单位负责人 办结（11月27日 周五 18:00 前）",
      "■ overdue: head of unit, solve, by Fri 27 Nov, 18:00",
    ],
    [
      { template: "slip", slip: "blue", duty: "rate", holder: "ent", ...due },
      "请您评价（11月27日 周五 18:00 前）",
      "Please rate it by Fri 27 Nov, 18:00",
    ],
    [
      { template: "nobody", duty: "solve", seat: "head" },
      "岗位无人：单位负责人，待办「办结」没有人可以承担",
      'Nobody holds the seat "head of unit": nobody can solve',
    ],
    [
      { template: "dispatched", unit: "供电公司", ...due },
      "已交办 供电公司，11月27日 周五 18:00 前办结",
      "Given to 供电公司, to be solved by Fri 27 Nov, 18:00",
    ],
    [
      { template: "escalated", tier: 1, ...due },
      "到期未办结，自动提级至第 1 级，11月27日 周五 18:00 前办结",
      "Not solved in time, raised to tier 1, to be solved by Fri 27 Nov, 18:00",
    ],
    [
      { template: "escalated", tier: 2, cause: "manual", ...due },
      "提级至第 2 级，11月27日 周五 18:00 前办结",
      "It was raised to tier 2, to be solved by Fri 27 Nov, 18:00",
    ],
    [
      { template: "escalated", tier: 2, cause: "rework", ...perhaps },
      "二次办理，提级至第 2 级，预计 11月27日 周五 18:00 前办结",
      "To be done again, raised to tier 2, to be solved by Fri 27 Nov, 18:00 (provisional)",
    ],
    [
      { template: "escalated", tier: 1, ...perhaps, tierBy: due },
      "到期未办结，自动提级至第 1 级，该级 11月27日 周五 18:00 前作出调度决定，预计 11月27日 周五 18:00 前办结",
      "Not solved in time, raised to tier 1, which decides how to go on by Fri 27 Nov, 18:00, to be solved by Fri 27 Nov, 18:00 (provisional)",
    ],
    [{ template: "decided", tier: 1 }, "第 1 级作出调度决定", "Tier 1 has decided"],
    [{ template: "closed", outcome: "resolved" }, "已销号：已解决", "Closed: resolved"],
    [
      { template: "recomputed", duty: "solve", ...due },
      "工作日历调整，「办结」改为 11月27日 周五 18:00 前",
      'The working calendar changed: "solve" is due by Fri 27 Nov, 18:00',
    ],
    [
      { template: "extended", ...due },
      "延期已同意，11月27日 周五 18:00 前办结",
      "An extension was granted, to be solved by Fri 27 Nov, 18:00",
    ],
    [
      { template: "suspended", until: due.dueAt },
      "暂不具备条件，挂账至 11月27日 周五 18:00",
      "It cannot be done yet and is suspended until Fri 27 Nov, 18:00",
    ],
    [
      { template: "suspended", until: due.dueAt, provisional: true },
      "暂不具备条件，挂账至 预计 11月27日 周五 18:00",
      "It cannot be done yet and is suspended until Fri 27 Nov, 18:00 (provisional)",
    ],
    [
      { template: "resumed", ...due },
      "恢复办理，11月27日 周五 18:00 前办结",
      "Taken up again, to be solved by Fri 27 Nov, 18:00",
    ],
    [
      { template: "reopened", ...due },
      "重新办理，11月27日 周五 18:00 前办结",
      "Reopened, to be solved by Fri 27 Nov, 18:00",
    ],
    [{ template: "supportAnswered", unit: "供电公司" }, "协办单位 供电公司 已反馈", "供电公司 has answered in support"],
    [{ template: "manualSlip", slip: "red" }, "■ 督办单，请查看", "■ A slip was written to you"],
    [{ template: "objectionRuled", upheld: true }, "异议成立", "The objection was upheld"],
    [
      { template: "objectionRuled", upheld: false },
      "异议不成立，请继续办理",
      "The objection was rejected; go on with it",
    ],
    [{ template: "received" }, "助企干部走访时记录的诉求已提交", "What your aide took down on a visit was handed in"],
    [{ template: "registered" }, "诉求已受理登记", "Your issue is registered"],
    [
      { template: "refused" },
      "诉求不予受理，理由和依据请查看",
      "Your issue was refused; reason and basis are on its page",
    ],
    [{ template: "progress" }, "有新的办理进展", "There is progress"],
    [{ template: "returned" }, "销号申请被退回，请继续办理", "The close-out was returned; go on with it"],
    [{ template: "note" }, "企业补充了材料", "The enterprise added something"],
    [
      { template: "asked" },
      "请您补充材料，要补充的内容请查看",
      "Please add something; what is asked for is on the page",
    ],
    [
      { template: "reworked", by: perhaps },
      "办理结果未获认可，二次办理，预计 11月27日 周五 18:00 前办结",
      "The result was not accepted: it is done again, to be solved by Fri 27 Nov, 18:00 (provisional)",
    ],
    [{ template: "reworked" }, "办理结果未获认可，二次办理", "The result was not accepted: it is done again"],
    [{ template: "extensionRefused" }, "延期申请未获同意", "The extension was not granted"],
    [{ template: "suspensionRefused" }, "挂账申请未获同意", "The suspension was not granted"],
    [
      { template: "withdrawalAsked" },
      "企业申请撤回，正在核实；期限照常计算",
      "The enterprise asks to withdraw; this is being verified and every limit runs on",
    ],
    [{ template: "withdrawalFalse" }, "撤回核实：企业并不愿意撤回", "The enterprise does not want to withdraw"],
  ])("%j", (line, zh, en) => {
    expect(noticeSentences([line], "zh-CN", ZONE)).toEqual([zh]);
    expect(noticeSentences([line], "en", ZONE)).toEqual([en]);
  });

  test("begins with the number, or with that of the receipt before there is one, and says how much more there is", () => {
    const about = { issue: "I1", version: 1, at: due.dueAt, recipient: "office", channel: "mail" } as const;
    const lines = [{ template: "registered" }, { template: "progress" }] as const;
    const zh = { locale: "zh-CN", zone: ZONE, link: "https://example.test/i" } as const;
    expect(noticeText({ ...about, number: "〔2026〕0001号", lines: [...lines] }, zh)).toEqual({
      subject: "【回音】〔2026〕0001号 诉求已受理登记（另有 1 项）",
      text: "〔2026〕0001号\n诉求已受理登记\n有新的办理进展\n\n查看诉求：https://example.test/i\n",
    });
    expect(noticeText({ ...about, lines: [lines[0]] }, zh).subject).toBe("【回音】受理号 I1 诉求已受理登记");
    const en = noticeText({ ...about, lines: [...lines] }, { ...zh, locale: "en" });
    expect(en.subject).toBe("[Huiyin] receipt I1 Your issue is registered (and 1 more)");
    expect(en.text.split("\n").slice(-2)).toEqual(["Open the issue: https://example.test/i", ""]);
  });

  test("brings the query code in groups to be typed from paper", () => {
    const notice = { issue: "I1", version: 1, at: due.dueAt, recipient: "ent", channel: "mail", lines: [] } as const;
    const manner = { zone: ZONE, link: "l", code: "ABCDEFGHJKLM" } as const;
    const said = (locale: "zh-CN" | "en") =>
      noticeText({ ...notice, lines: [] }, { ...manner, locale }).text.split("\n");
    expect(said("zh-CN").slice(1, 4)).toEqual([
      "",
      "查询码：ABCD-EFGH-JKLM",
      "凭受理号和查询码可以自己查进度、补材料、作评价。请勿把查询码告诉他人。",
    ]);
    expect(said("en").slice(1, 4)).toEqual([
      "",
      "Query code: ABCD-EFGH-JKLM",
      "With receipt number and query code you follow and rate it yourself. Give the code to nobody.",
    ]);
  });

  test("gives an instant with its weekday, by which people plan", () => {
    expect(instantText(local("2026-01-04 09:05"), "zh-CN", ZONE)).toBe("1月4日 周日 09:05");
    expect(instantText(local("2026-01-04 00:05"), "en", ZONE)).toBe("Sun 4 Jan, 00:05");
  });
});
