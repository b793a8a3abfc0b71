import { describe, expect, test } from "vitest";
import type { Pack } from "../../../contract/pack.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { checkLadders } from "../../../domain/settings/ladder-check.ts";

const [henan] = SHIPPED;
if (henan === undefined) throw new Error("no pack shipped");
const weekly = { at: "repeat", offset: { unit: "calendarDay", amount: 7 }, effect: "remind" } as const;
const remindAtDue = { at: "due", effect: "remind" } as const;
const withDuty = (kind: keyof Pack["duties"], change: object): Pick<Pack, "duties"> => ({
  duties: { ...henan.duties, [kind]: { ...henan.duties[kind], ...change } },
});

describe("a pack whose ladders could leave an issue standing is told where:", () => {
  test.each<[string, Partial<Pack>, [string, string][]]>([
    ["a county with one tier, where nothing climbs", { tiers: henan.tiers.slice(0, 1), solveLadder: [] }, []],
    [
      "a ladder that does not climb",
      { solveLadder: [remindAtDue] },
      [["「办结」：到期时不能是 remind", "solve: remind cannot be what happens at due"]],
    ],
    [
      "a top tier that climbs",
      { solveTopLadder: [{ at: "due", effect: "escalate" }, weekly] },
      [["「办结」（最高层级）：到期时不能是 escalate", "solve (top tier): escalate cannot be what happens at due"]],
    ],
    [
      "a top tier and a coordination whose reminders end",
      {
        solveTopLadder: [remindAtDue, { ...weekly, times: 9 }],
        coordinateLadder: [remindAtDue],
        dissatisfactionLadder: [remindAtDue],
      },
      [
        "「办结」（最高层级） solve (top tier)",
        "「协调调度」 coordinate",
        "「协调调度」（不满意） coordinate (dissatisfied)",
      ].map((ladder): [string, string] => {
        const [, zh = "", en = ""] = /^(\S+) (.*)$/.exec(ladder) ?? [];
        return [
          `${zh}：到期后须一直重复提醒，否则无人再管`,
          `${en}: it has to repeat without end after due, or nobody is ever reminded again`,
        ];
      }),
    ],
    [
      "a top tier without a ladder",
      { solveTopLadder: [] },
      [
        [
          "「办结」（最高层级）：督办阶梯须有且仅有一级在到期时",
          "solve (top tier): its ladder needs exactly one rung at due",
        ],
        [
          "「办结」（最高层级）：到期后须一直重复提醒，否则无人再管",
          "solve (top tier): it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    [
      "a ladder due twice",
      {
        solveLadder: [
          { at: "due", effect: "escalate" },
          { at: "due", effect: "escalate" },
        ],
      },
      [["「办结」：督办阶梯须有且仅有一级在到期时", "solve: its ladder needs exactly one rung at due"]],
    ],
    [
      "a coordination without a ladder",
      { coordinateLadder: [], dissatisfactionLadder: [] },
      [
        ["「协调调度」：督办阶梯须有且仅有一级在到期时", "coordinate: its ladder needs exactly one rung at due"],
        [
          "「协调调度」：到期后须一直重复提醒，否则无人再管",
          "coordinate: it has to repeat without end after due, or nobody is ever reminded again",
        ],
        [
          "「协调调度」（不满意）：督办阶梯须有且仅有一级在到期时",
          "coordinate (dissatisfied): its ladder needs exactly one rung at due",
        ],
        [
          "「协调调度」（不满意）：到期后须一直重复提醒，否则无人再管",
          "coordinate (dissatisfied): it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    [
      "a ladder that ends",
      withDuty("triage", { ladder: [remindAtDue, { ...weekly, times: 3 }] }),
      [
        [
          "「研判分办」：到期后须一直重复提醒，否则无人再管",
          "triage: it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    ["a ladder that ends where it may", withDuty("sign", { ladder: [remindAtDue, { ...weekly, times: 3 }] }), []],
    [
      "something after what is never over",
      withDuty("sign", { ladder: [remindAtDue, weekly, weekly] }),
      [["「签收」：无限重复之后的各级永远到不了", "sign for it: what follows a repeat without end is never reached"]],
    ],
    [
      "what only a due duty does",
      withDuty("sign", { ladder: [{ ...weekly, at: "before", effect: "escalate" }, remindAtDue] }),
      [["「签收」：只有到期时才能 escalate", "sign for it: escalate can only happen at due"]],
    ],
    [
      "a reminder not last",
      withDuty("sign", { ladder: [remindAtDue, { ...weekly, at: "every" }, { ...weekly, times: 1 }] }),
      [
        [
          "「签收」：阶梯须依次为：到期前、到期、循环提醒或重复",
          "sign for it: a ladder is written before, due, then every or repeat",
        ],
      ],
    ],
    [
      "a ladder out of order",
      withDuty("sign", { ladder: [weekly, remindAtDue] }),
      [
        [
          "「签收」：阶梯须依次为：到期前、到期、循环提醒或重复",
          "sign for it: a ladder is written before, due, then every or repeat",
        ],
        ["「签收」：无限重复之后的各级永远到不了", "sign for it: what follows a repeat without end is never reached"],
      ],
    ],
    ["a raise when it is due", withDuty("sign", { ladder: [{ at: "due", effect: "raise" }] }), []],
    [
      "a lapse that is none of it",
      withDuty("sign", { ladder: [{ at: "due", effect: "lapse" }] }),
      [["「签收」：到期时不能是 lapse", "sign for it: lapse cannot be what happens at due"]],
    ],
    [
      "a triage with a ladder of reminders that end",
      withDuty("triage", { ladder: [remindAtDue] }),
      [
        [
          "「研判分办」：到期后须一直重复提醒，否则无人再管",
          "triage: it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    ["a report with a ladder of reminders that end", withDuty("report", { ladder: [remindAtDue] }), []],
    [
      "a reviewCloseOut with a ladder of reminders that end",
      withDuty("reviewCloseOut", { ladder: [remindAtDue] }),
      [
        [
          "「销号审核」：到期后须一直重复提醒，否则无人再管",
          "review the close-out: it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    [
      "a callBack with a ladder of reminders that end",
      withDuty("callBack", { ladder: [remindAtDue] }),
      [
        [
          "「回访」：到期后须一直重复提醒，否则无人再管",
          "call back: it has to repeat without end after due, or nobody is ever reminded again",
        ],
      ],
    ],
    [
      "a rate with a ladder of reminders that end",
      withDuty("rate", { ladder: [remindAtDue] }),
      [["「企业评价」：到期时不能是 remind", "rate: remind cannot be what happens at due"]],
    ],
  ])("%s", (_, change, sentences) => {
    expect(checkLadders({ ...henan, ...change })).toEqual(sentences.map(([zh, en]) => ({ "zh-CN": zh, en })));
  });
});
