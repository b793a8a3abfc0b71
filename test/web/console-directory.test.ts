import { describe, expect, it } from "vitest";
import { DIRECTORY_TABLES, DirectoryEdit } from "../../contract/directory-edits.ts";
import { SHEETS } from "../../contract/import-columns.ts";
import { bytesOf, textOf } from "../../web/console/directory/base64.ts";
import { EDITS, type EditName } from "../../web/console/directory/edit-fields.ts";
import { fieldWord, tableWord } from "../../web/console/directory/table-words.ts";
import { toEdit } from "../../web/console/directory/typed-edit.ts";

const ZONE = "Asia/Shanghai";
/** Something that fits each field of a change. */
const EXAMPLES: Readonly<Record<string, string>> = {
  id: "U41",
  name: "示例局",
  group: "department",
  sub: "zhang-san",
  email: "zhang-san@example.com",
  creditCode: "91410421MADEM00113",
  township: "示例镇",
  unit: "U41",
  enterprise: "91410421MADEM00113",
  seat: "handler:U41",
  person: "zhang-san",
  substitute: "li-si",
  from: "2026-12-01T09:00",
  until: "2026-12-08T09:00",
  at: "2026-12-01T09:00",
  to: "li-si",
};
/** In a hand-over both ends are persons. */
const exampleOf = (edit: EditName, name: string) =>
  edit === "handOver" && name === "from" ? "zhang-san" : (EXAMPLES[name] ?? "示例");

describe("a change to the directory being typed in", () => {
  it.each(Object.entries(EDITS))("%s asks for exactly what the API takes", (edit, { fields }) => {
    const name = DirectoryEdit.parse(toEdit(filled(edit as EditName, true), ZONE)).edit;
    expect(name).toBe(edit);
    expect(DirectoryEdit.safeParse(toEdit(filled(name, false), ZONE)).success).toBe(true);
    const needed = fields.filter(({ optional }) => optional !== true);
    for (const { name: left } of needed) {
      const { values } = filled(name, true);
      expect(DirectoryEdit.safeParse(toEdit({ edit: name, values: { ...values, [left]: "" } }, ZONE)).success).toBe(
        false,
      );
    }
  });

  it("means times on the county's clocks; what is empty is not sent", () => {
    const values = { seat: "office", person: "a", from: "2026-12-01T09:00", until: " " };
    expect(toEdit({ edit: "hold", values }, ZONE)).toEqual({
      edit: "hold",
      seat: "office",
      person: "a",
      from: "2026-12-01T01:00:00.000Z",
    });
  });
});

function filled(edit: EditName, all: boolean) {
  const fields = EDITS[edit].fields.filter(({ optional }) => all || optional !== true);
  return { edit, values: Object.fromEntries(fields.map(({ name }) => [name, exampleOf(edit, name)])) };
}

describe("a file on its way", () => {
  it("comes back as it was, whatever its size", () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256);
    expect(bytesOf(textOf(bytes.buffer))).toEqual(bytes);
  });
});

describe("words of the directory", () => {
  it("are those of the sheets, so that a page and a file say the same", () => {
    for (const table of DIRECTORY_TABLES) {
      expect(tableWord(table, "zh-CN")).toBe(SHEETS[table].name);
      for (const { field, heading } of SHEETS[table].columns) expect(fieldWord(table, field, "zh-CN")).toBe(heading);
    }
    expect(fieldWord("units", "ended", "zh-CN")).toBe("ended");
  });
});
