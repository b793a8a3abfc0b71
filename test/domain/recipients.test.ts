import { describe, expect, test } from "vitest";
import type { Event } from "../../contract/commit.ts";
import { bulletinRecipients } from "../../domain/bulletin/recipients.ts";
import { dueText, instantText, noticeText } from "../../domain/notice-text.ts";
import { COUNTY } from "./county.ts";
import { pack } from "./issue/county.ts";
import { due, given, notices, open, red, registered, told } from "./given.ts";
import { ENTERPRISE, firing, local, opening, type Life } from "./life.ts";

const text = { text: "t", digest: "d" };

describe("who is told what", () => {
  test("a submission is told to the office, which has to answer it", () => {
    expect(told(open())).toEqual({ office: ["dutyOpened"] });
  });

  test("the enterprise learns that it is registered, to whom it is given and how it ends", () => {
    expect(told(registered())).toEqual({ ent: ["registered"] });
    expect(told(given())).toEqual({ handler: ["dutyOpened"], head: ["dutyOpened"], ent: ["dispatched"] });
    expect(told(open().registered(due).refused(due))).toEqual({ ent: ["refused"] });
  });

  test("an escalation is told to the unit, the office and the enterprise; the leader gets the coordination", () => {
    const up = given();
    up.commit("timePassed", due, [
      firing(red.key, due, { slip: "red", effect: "escalate" }),
      {
        type: "issueEscalated",
        data: { from: 0, to: 1, cause: "due" },
        duties: [
          { do: "close", duty: "solve#1", as: "lapsed" },
          opening("solve", "solve#2", "head:U1", due, local("2026-07-17 18:00")),
          opening("coordinate", "coordinate#1", `tier1:${ENTERPRISE}`, due, local("2026-07-15 18:00")),
        ],
      },
    ]);
    expect(told(up)).toEqual({
      head: ["slip", "dutyOpened", "escalated"],
      office: ["slip", "escalated"],
      leader: ["dutyOpened"],
      ent: ["escalated"],
      handler: ["escalated"],
    });
  });

  test("what is red at a tier is told to whoever holds that tier by the pack of the issue", () => {
    const up = given();
    up.commit("timePassed", due, [
      {
        type: "issueEscalated",
        data: { from: 0, to: 1, cause: "due" },
        duties: [
          { do: "close", duty: "solve#1", as: "lapsed" },
          opening("solve", "solve#2", "head:U1", due, due, { ladder: [{ ...red, key: "solve#2/1/3" }] }),
        ],
      },
    ]);
    up.commit("timePassed", due, [firing("solve#2/1/3", due, { slip: "red", effect: "escalate" })]);
    expect(told(up)).toEqual({ head: ["slip"], office: ["slip"], leader: ["slip"] });
    const tiers = pack.tiers.map((tier, number) => (number === 1 ? { ...tier, seat: "officeHead" as const } : tier));
    expect(told(up, { ...pack, tiers })).not.toHaveProperty("leader");
  });

  test("a duty that is raised is told to the superior, its slip to whom it was late with", () => {
    const raised = given().commit("timePassed", due, [
      firing("sign#1/1/1", due, { slip: "orange", effect: "raise" }),
      {
        type: "dutyRaised",
        data: { duty: "sign#1", from: "handler:U1", to: "head:U1" },
        duties: [{ do: "raise", duty: "sign#1", to: "head:U1" }],
      },
    ]);
    expect(told(raised)).toEqual({ handler: ["slip"], head: ["dutyRaised"] });
  });

  test("a unit whose assignment ends is told that it is rid of it", () => {
    const ended = given().commit("changeAssignment", due, [
      { type: "assignmentChanged", data: { added: [], ended: ["a1"] }, duties: [] },
    ]);
    expect(told(ended)).toEqual({ handler: ["released"], head: ["released"] });
  });

  test("progress is told only if the enterprise may see it", () => {
    const report = (visibleToEnterprise: boolean): Event => ({
      type: "progressReported",
      data: { text, visibleToEnterprise },
      duties: [],
    });
    expect(told(given().commit("reportProgress", due, [report(true)]))).toEqual({ ent: ["progress"] });
    expect(told(given().commit("reportProgress", due, [report(false)]))).toEqual({});
  });

  test("approved: please rate; a return goes back to the unit; closed is told to both", () => {
    const asked = () => given().requested(local("2026-07-09 09:00"));
    expect(told(asked().approved(due))).toEqual({ ent: ["dutyOpened"] });
    expect(told(asked().returned(due, due))).toEqual({ handler: ["returned"], head: ["returned"] });
    expect(told(asked().approved(due).rated(due, 5))).toEqual({
      ent: ["closed"],
      handler: ["closed"],
      head: ["closed"],
    });
  });

  test("what the enterprise adds is told to the unit, what an official notes to nobody", () => {
    const note: Event = { type: "noteAdded", data: { text, attachments: [], audience: "all" }, duties: [] };
    expect(told(given().commit("addNote", due, [note], { actor: { seat: `ent:${ENTERPRISE}` } }))).toEqual({
      handler: ["note"],
    });
    expect(told(given().commit("addNote", due, [note]))).toEqual({});
  });

  test("seats are persons as of the commit: the stand-in of that week is told too", () => {
    const inJuly = (day: string) => Object.keys(told(registered().dispatched(local(`2026-07-${day} 11:00`), due)));
    expect(inJuly("21")).toContain("stand-in");
    expect(inJuly("27")).not.toContain("stand-in");
  });

  test("a duty nobody can take is told to auditor and administrator", () => {
    const empty = opening("callBack", "callBack#1", "aide:X", due, due, {
      fallback: [{ asked: "aide:X", why: "nobody" }],
    });
    const life = given().commit("timePassed", due, [
      { type: "dutyRaised", data: { duty: "x", from: "office", to: "office" }, duties: [empty] },
    ]);
    expect(told(life)).toEqual({ auditor: ["nobody"], admin: ["nobody"] });
  });

  test("a duty the dispatch meeting cannot take falls to the head of the office, and the auditor is told", () => {
    const passed = (asked: string) =>
      given().commit("timePassed", due, [
        {
          type: "dutyRaised",
          data: { duty: "x", from: "office", to: "office" },
          duties: [
            opening("coordinate", "coordinate#1", "officeHead", due, due, { fallback: [{ asked, why: "vacant" }] }),
          ],
        },
      ]);
    expect(told(passed("tier2"))).toMatchObject({ auditor: ["fellTo"] });
    const line = notices(passed("tier3")).find(({ recipient }) => recipient === "auditor");
    const manner = { locale: "zh-CN", zone: "Asia/Shanghai", link: "" } as const;
    expect(line && noticeText(line, manner).subject).toContain("不能承担「协调调度」，改由办公室主任承担");
    expect(line && noticeText(line, { ...manner, locale: "en" }).subject).toContain("it falls to the ");
    expect(told(passed("tier1:X"))).not.toHaveProperty("auditor");
  });

  test("one notice per recipient and channel; the enterprise has no inbox", () => {
    const keys = notices(given()).map(({ recipient, channel }) => `${recipient}/${channel}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain("handler/inbox");
    expect(keys).not.toContain("ent/inbox");
  });
});

describe("in words", () => {
  const manner = { locale: "zh-CN", zone: "Asia/Shanghai", link: "https://example.test/i/I1" } as const;
  const of = (life: Life, recipient: string) => {
    const notice = notices(life).find((one) => one.recipient === recipient);
    if (notice === undefined) throw new Error(`${recipient} is not told`);
    return notice;
  };

  test("the subject names the issue, the duty and the last moment, in both languages", () => {
    expect(noticeText(of(given(), "handler"), manner).subject).toBe(
      "【回音】〔2026〕0001号 待办：签收（7月10日 周五 18:00 前）",
    );
    expect(noticeText(of(given(), "handler"), { ...manner, locale: "en" }).subject).toBe(
      "[Huiyin] 〔2026〕0001号 To do: sign for it, by Fri 10 Jul, 18:00",
    );
  });

  test("before registration the receipt number stands in, and the link is in the text", () => {
    const { subject, text } = noticeText(of(open(), "office"), manner);
    expect(subject).toContain("受理号 I1");
    expect(text).toContain("查看诉求：https://example.test/i/I1");
  });

  test("no name of a person or an enterprise is in any of it", () => {
    for (const notice of [...notices(given()), ...notices(open())]) {
      const { subject, text } = noticeText(notice, manner);
      for (const { name } of [...COUNTY.persons, ...COUNTY.enterprises]) expect(subject + text).not.toContain(name);
    }
  });

  test("a due instant that may still move says so", () => {
    const text = (locale: "zh-CN" | "en", provisional: boolean) =>
      dueText({ dueAt: due, provisional }, locale, "Asia/Shanghai");
    expect([text("zh-CN", false), text("zh-CN", true)]).toEqual(["7月10日 周五 18:00", "预计 7月10日 周五 18:00"]);
    expect([text("en", false), text("en", true)]).toEqual(["Fri 10 Jul, 18:00", "Fri 10 Jul, 18:00 (provisional)"]);
  });

  test("midnight is 00:00 and belongs to the new day", () => {
    expect(instantText(local("2026-07-10 00:00"), "zh-CN", "Asia/Shanghai")).toBe("7月10日 周五 00:00");
  });
});

test("the bulletin goes to leaders, units and subscribers, each once", () => {
  const recipients = bulletinRecipients(local("2026-08-03 08:30"), COUNTY).map(({ recipient }) => recipient);
  expect(recipients.toSorted()).toEqual(["head", "leader", "reader@example.test"]);
  const inJuly = bulletinRecipients(local("2026-07-21 08:30"), COUNTY).map(({ recipient }) => recipient);
  expect(inJuly).toContain("stand-in");
});
