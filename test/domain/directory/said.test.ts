import { describe, expect, it } from "vitest";
import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import { ENTERPRISE } from "../life.ts";
import { EARLIER, LATER, NOW, changed, edited, hold, sub } from "./county.ts";

const handOver = (from: string, to: string, more: { at?: string; seats?: string[] } = {}): DirectoryEdit => ({
  edit: "handOver",
  from,
  to,
  ...more,
});

describe("a change that is refused says what it is about", () => {
  it.each<[string, DirectoryEdit, object]>([
    ["a unit", hold("head:U9", "head"), { code: "unknown-unit", facts: { unit: "U9" }, field: "place" }],
    [
      "an enterprise",
      hold("aide:X", "head"),
      { code: "unknown-enterprise", facts: { enterprise: "X" }, field: "place" },
    ],
    ["a person", hold("head:U1", "nobody"), { code: "unknown-person", facts: { person: "nobody" }, field: "person" }],
    ["a seat without its place", hold("head", "head"), { code: "seat-place", facts: { seat: "head" }, field: "place" }],
    [
      "a place too many",
      hold("office:U1", "head"),
      { code: "seat-place", facts: { seat: "office:U1" }, field: "place" },
    ],
    ["the system", hold("system", "head"), { code: "seat-nobody", facts: { seat: "system" }, field: "seat" }],
    [
      "the enterprise itself",
      hold(`ent:${ENTERPRISE}`, "head"),
      { code: "seat-nobody", facts: { seat: `ent:${ENTERPRISE}` }, field: "seat" },
    ],
    [
      "a beginning that has passed",
      hold("handler:U1", "office", EARLIER),
      { code: "past", facts: { instant: EARLIER, seat: "handler:U1", person: "office" }, field: "from" },
    ],
    [
      "an end that has passed",
      hold("handler:U1", "handler", undefined, EARLIER),
      { code: "past", facts: { instant: EARLIER, seat: "handler:U1", person: "handler" }, field: "until" },
    ],
    [
      "an end before the beginning",
      hold("handler:U1", "office", LATER, LATER),
      { code: "period-order", facts: { seat: "handler:U1", person: "office" }, field: "until" },
    ],
    [
      "an end at once",
      hold("handler:U1", "office", undefined, NOW),
      { code: "period-order", facts: { seat: "handler:U1", person: "office" }, field: "until" },
    ],
    [
      "a second time in the same seat",
      hold("handler:U1", "handler", LATER),
      { code: "holding-overlap", facts: { seat: "handler:U1", person: "handler" }, field: "from" },
    ],
    [
      "a seat not held",
      { edit: "endHolding", seat: "head:U1", person: "office" },
      { code: "no-holding", facts: { seat: "head:U1", person: "office" }, field: "seat" },
    ],
    [
      "an end of it that has passed",
      { edit: "endHolding", seat: "head:U1", person: "head", until: EARLIER },
      { code: "past", facts: { instant: EARLIER }, field: "until" },
    ],
    [
      "who hands over",
      handOver("nobody", "head"),
      { code: "unknown-person", facts: { person: "nobody" }, field: "from" },
    ],
    [
      "who takes over",
      handOver("head", "nobody"),
      { code: "unknown-person", facts: { person: "nobody" }, field: "to" },
    ],
    ["himself", handOver("head", "head"), { code: "same-person", field: "to" }],
    [
      "nothing held",
      handOver("stand-in", "head"),
      { code: "nothing-to-hand-over", facts: { person: "stand-in" }, field: "from" },
    ],
    [
      "a hand-over in the past",
      handOver("head", "office", { at: EARLIER }),
      { code: "past", facts: { instant: EARLIER }, field: "at" },
    ],
    [
      "the one seat that is not held",
      handOver("head", "office", { seats: ["head:U1", "tier2"] }),
      { code: "no-holding", facts: { seat: "tier2", person: "head" }, field: "seats" },
    ],
    [
      "who is stood in for",
      sub("nobody", "head"),
      { code: "unknown-person", facts: { person: "nobody" }, field: "person" },
    ],
    [
      "who stands in",
      sub("head", "nobody"),
      { code: "unknown-person", facts: { person: "nobody" }, field: "substitute" },
    ],
    [
      "no substitution",
      { edit: "endSubstitution", person: "head", substitute: "office" },
      { code: "no-substitution", facts: { person: "head", substitute: "office" }, field: "substitute" },
    ],
    [
      "an end of a substitution that has passed",
      { edit: "endSubstitution", person: "head", substitute: "stand-in", until: EARLIER },
      { code: "past", facts: { instant: EARLIER }, field: "until" },
    ],
    [
      "whose interest",
      { edit: "declareInterest", person: "nobody", enterprise: ENTERPRISE },
      { code: "unknown-person", facts: { person: "nobody" }, field: "person" },
    ],
    [
      "an interest in what",
      { edit: "declareInterest", person: "head", enterprise: "X" },
      { code: "unknown-enterprise", facts: { enterprise: "X" }, field: "enterprise" },
    ],
    [
      "no interest",
      { edit: "endInterest", person: "head", enterprise: "X" },
      { code: "no-interest", field: "enterprise" },
    ],
    [
      "who leaves",
      { edit: "endPerson", person: "nobody" },
      { code: "unknown-person", facts: { person: "nobody" }, field: "person" },
    ],
    [
      "a credit code",
      { edit: "putEnterprise", creditCode: "91410421MADEM00114", name: "某厂", township: "示例镇" },
      { code: "credit-code", facts: { code: "91410421MADEM00114" }, field: "creditCode" },
    ],
  ])("%s", (_, edit, fault) => {
    expect(edited([edit]).faults).toEqual([{ ...fault, edit: 0 }]);
  });

  it("a substitution that runs is not begun a second time", () => {
    const running = changed([sub("office", "auditor")]);
    expect(edited([sub("office", "auditor", LATER)], running).faults).toEqual([
      { code: "substitute-overlap", facts: { person: "office", substitute: "auditor" }, field: "from", edit: 0 },
    ]);
  });
});
