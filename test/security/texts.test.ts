import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import pack from "../../domain/packs/quanzhou-3-7.json" with { type: "json" };
import { county } from "../functions/county.ts";
import { callers, fitting, ROWS, USUAL } from "../functions/requests.ts";
import { type Asked, dispatched, type Life, newKey, type Stage, startStage, submission } from "../functions/stage.ts";

/** Every text of every request in the table, one at a time, as somebody would send it who wants it to be shown as something else. */
let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

/** Which of them, goes by turns. */
const ODD = {
  "a zero, half of a character, marks that turn the reading direction": [
    "示例\u0000",
    "示例\uD800",
    "示例\u202Etxt\u2067.exe",
  ],
  "more than anybody writes": ["长".repeat(20_000)],
} as const;

/** The body with each of its texts in turn replaced, and where that text stands. */
function* replaced(value: unknown, by: string, at = ""): Iterable<[place: string, value: unknown]> {
  if (typeof value === "string") yield [at, by];
  else if (Array.isArray(value))
    for (const [index, one] of value.entries())
      for (const [place, inner] of replaced(one, by, `${at}.${index}`)) yield [place, value.with(index, inner)];
  else if (typeof value === "object" && value !== null)
    for (const [name, one] of Object.entries(value))
      for (const [place, inner] of replaced(one, by, `${at}.${name}`)) yield [place, { ...value, [name]: inner }];
}

/** Base64 of a file may be long; what it decodes to is the file's affair. */
const MAY_BE_LONG: ReadonlySet<string> = new Set([".content"]);

/** Where a sample of the schema would be refused for another cause, so that its texts were never looked at. */
const FORMS: Partial<Record<string, object>> = {
  submitIssue: submission(),
  draftCalendar: { calendar: { ...county.calendar, version: "odd/1" } },
  draftPack: { pack: { ...pack, id: "odd" } },
};

function* requests(id: string, row: Endpoint, by: string): Iterable<[string, Asked]> {
  const known = {
    ...USUAL,
    issue: life.issue,
    receipt: life.issue,
    code: life.code,
    form: "submit-issue@1",
    key: newKey(),
  };
  const { params, query, body } = fitting(row, known);
  const form = FORMS[id] ?? body;
  for (const [place, value] of replaced(form, by))
    if (by.length < 10_000 || !MAY_BE_LONG.has(place)) yield [place, { params, body: value }];
  for (const name of Object.keys(params)) yield [`{${name}}`, { params: { ...params, [name]: by }, body: form }];
  for (const name of Object.keys(query)) yield [`?${name}`, { params, query: { ...query, [name]: by }, body: form }];
}

/** Refused for what else is wrong with the sample, and so with its texts. The rules of commands and files are tested elsewhere. */
const withTexts = ROWS.filter(([, { params, query, body }]) => params ?? query ?? body);

describe("a text that nobody can show, or read to its end", () => {
  it.each(Object.entries(ODD))("%s, is taken in no text of any request, and nothing is stored", async (_, texts) => {
    const before = (await stage.contents()).filter((item) => !item.includes("#THROTTLE#"));
    const taken: string[] = [];
    let tried = 0;
    for (const [id, row] of withTexts) {
      const [caller = {}] = callers(row);
      const by = texts[tried % texts.length] ?? "";
      for (const [place, asked] of requests(id, row, by)) {
        tried++;
        const { status, body } = await stage.ask(id, { ...asked, ...caller });
        if (body.code !== "invalid") taken.push(`${id} ${place} ${status}`);
      }
    }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(200);
    expect((await stage.contents()).filter((item) => !item.includes("#THROTTLE#"))).toEqual(before);
  });
});

it("is sent in the place of texts that are taken: no request is invalid without it", async () => {
  const refused: string[] = [];
  for (const [id, row] of withTexts) {
    const [caller = {}] = callers(row);
    const known = {
      ...USUAL,
      issue: life.issue,
      receipt: life.issue,
      code: life.code,
      key: newKey(),
      preview: "0".repeat(64),
    };
    const { params, query, body } = fitting(row, known);
    const { body: said } = await stage.ask(id, { params, query, body: FORMS[id] ?? body, ...caller });
    if (said.code === "invalid") refused.push(`${id} ${said.field}`);
  }
  expect(refused).toEqual([]);
});
