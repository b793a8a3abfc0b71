import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, enterprise, holder } from "./county.ts";
import {
  type Answered,
  type Asked,
  dispatched,
  type Life,
  newKey,
  type Stage,
  startStage,
  submission,
} from "./stage.ts";

let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

const office = holder("office");
const handler = holder("handler:U03");
const problem = ({ status, body }: Answered) => ({ status, code: body.code, field: body.field });
const submit = (asked: Asked) => stage.ask("submitIssue", asked);
const issues = async () => (await stage.ask("listIssues", { as: office })).body.total;
const version = async () => (await stage.ask("readIssue", { as: office, params: { issue: life.issue } })).body.version;
const command = (given: object, as = office, id: Parameters<Stage["ask"]>[0] = "addNote") =>
  stage.ask(id, { as, params: { issue: life.issue }, body: { command: given } });
const note = { text: "一句话", attachments: [], audience: "all" };

describe("what is no request of ours is refused at the door, and nothing is stored", () => {
  it.each<[string, Asked, number, string, string | undefined]>([
    ["malformed JSON", { raw: '{"key": ' }, 400, "malformed-json", undefined],
    [
      "another media type",
      { raw: "a=1", headers: { "Content-Type": "text/plain" } },
      415,
      "unsupported-media-type",
      undefined,
    ],
    ["a body too large", { raw: JSON.stringify("x".repeat(200_000)) }, 413, "too-large", undefined],
    ["a wrong type", { body: submission({ secrecyAcknowledged: "yes" }) }, 400, "invalid", "secrecyAcknowledged"],
    ["an unknown field", { body: submission({ admin: true }) }, 400, "invalid", "admin"],
    ["a field missing", { body: { form: "submit-issue@1" } }, 400, "invalid", "key"],
    [
      "an answer too long",
      { body: submission({ answers: { ...answers, subject: "长".repeat(61) } }) },
      400,
      "invalid",
      "answers.subject",
    ],
    [
      "an answer to no question",
      { body: submission({ answers: { ...answers, vip: "1" } }) },
      400,
      "invalid",
      "answers.vip",
    ],
    [
      "a wrong credit code",
      { body: submission({ answers: { ...answers, creditCode: "91410421MADEM00114" } }) },
      400,
      "invalid",
      "answers.creditCode",
    ],
    [
      "a kind not offered",
      { body: submission({ answers: { ...answers, kind: "weather" } }) },
      400,
      "invalid",
      "answers.kind",
    ],
    ["another version of the form", { body: submission({ form: "submit-issue@0" }) }, 409, "form-outdated", "form"],
    [
      "secrecy not acknowledged",
      { body: submission({ secrecyAcknowledged: false }) },
      400,
      "secrecy-not-acknowledged",
      "secrecyAcknowledged",
    ],
    [
      "a file that was never uploaded",
      { body: submission({ files: [{ upload: "z".repeat(24), name: "a.pdf" }] }) },
      400,
      "file-missing",
      "files.0",
    ],
    ["a query parameter nobody knows", { body: submission(), query: { debug: "1" } }, 400, "invalid", "debug"],
  ])("%s", async (_, asked, status, code, field) => {
    const before = await issues();
    const answer = await submit(asked);
    expect(problem(answer)).toEqual({ status, code, field });
    expect(answer.headers["Content-Type"]).toBe("application/problem+json; charset=utf-8");
    expect(await issues()).toBe(before);
  });

  it("says what is wrong with every field at once, in the caller's language", async () => {
    const body = submission({ answers: { ...answers, phone: "12", creditCode: "1" } });
    const { body: english } = await submit({ body, headers: { "Accept-Language": "fr;q=0.9, en-GB;q=0.8" } });
    expect(english.errors.map(({ field, message }: Record<string, string>) => [field, message])).toEqual([
      ["answers.creditCode", "Not a valid credit code; check its 18 characters."],
      ["answers.phone", "Give a mobile number, or a number with its area code."],
    ]);
    const { body: chinese } = await submit({ body, query: { lang: "zh" } });
    expect(chinese).toMatchObject({ title: "有内容需要更正。", errors: [{ message: /18 位/ }, {}] });
  });

  it("refuses a request that is too old to be judged by its time", async () => {
    const before = await version();
    const late = await stage.ask("addNote", {
      as: office,
      params: { issue: life.issue },
      body: { command: note },
      age: 12_500,
    });
    expect(problem(late)).toMatchObject({ status: 503, code: "send-again" });
    expect(late.headers["Retry-After"]).toBe("1");
    expect(await version()).toBe(before);
  });
});

describe("files are believed only when they are attached", () => {
  const upload = "b".repeat(24);
  const attach = (bytes: Buffer, type: string) => {
    stage.outside.objects.set(`quarantine/quarantine/${upload}`, { bytes, type });
    return command({ ...note, attachments: [{ upload, name: "附件" }] });
  };

  it("refuses one that is larger than it may be", async () => {
    const answer = await attach(
      Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(10 * 1024 * 1024)]),
      "application/pdf",
    );
    expect(problem(answer)).toMatchObject({ status: 400, code: "file-too-large" });
  });
  it("refuses one whose content is of another kind than it says", async () => {
    const answer = await attach(Buffer.from("<html><script>alert(1)</script></html>"), "application/pdf");
    expect(problem(answer)).toMatchObject({ status: 400, code: "file-kind" });
  });
  it("gives no ticket for a kind or size that nobody may hand in", async () => {
    const ask = (body: object) => stage.ask("startUpload", { body });
    expect(problem(await ask({ name: "a.exe", type: "application/x-msdownload", size: 10 }))).toMatchObject({
      code: "file-kind",
      field: "type",
    });
    expect(problem(await ask({ name: "a.pdf", type: "application/pdf", size: 2e8 }))).toMatchObject({
      code: "file-too-large",
      field: "size",
    });
  });
});

describe("whoever is not who he says is not let in", () => {
  const me = (asked: Asked) => stage.ask("readMe", asked);
  it("asks to sign in without a token, and with what is none", async () => {
    expect(problem(await me({}))).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(problem(await me({ token: "not.a.token" }))).toMatchObject({ status: 401, code: "unauthenticated" });
  });
  it("tells an expired token from a wrong one", async () => {
    const token = await stage.outside.token(office, { expiresAt: new Date("2026-11-22") });
    expect(problem(await me({ token }))).toMatchObject({ status: 401, code: "token-expired" });
  });
  it("refuses a token of another issuer, for another tenant, or signed by somebody else", async () => {
    const { token } = stage.outside;
    for (const claims of [
      { issuer: "https://elsewhere.example" },
      { audience: "another-county" },
      { key: "foreign" as const },
    ]) {
      expect(problem(await me({ token: await token(office, claims) }))).toMatchObject({
        status: 401,
        code: "unauthenticated",
      });
    }
  });
  it("does not know a person who is not in the directory", async () => {
    expect(problem(await me({ as: "stranger" }))).toMatchObject({ status: 403, code: "unknown-person" });
  });
  it("opens no page to seats the table does not name", async () => {
    expect(problem(await stage.ask("listBulletins", { as: handler }))).toMatchObject({
      status: 403,
      code: "forbidden",
    });
  });
});

describe("an issue shows itself to those who may read it only", () => {
  it("is unknown to another unit as if it did not exist", async () => {
    const params = { issue: life.issue };
    const hidden = await stage.ask("readIssue", { params, as: holder("handler:U01") });
    const missing = await stage.ask("readIssue", { params: { issue: "0000000000" }, as: office });
    expect(hidden.body).toEqual(missing.body);
    expect(problem(hidden)).toMatchObject({ status: 404, code: "unknown" });
  });
  it("answers a wrong code and an unknown receipt alike, and no more after too many", async () => {
    const follow = (receipt: string, code: string) =>
      stage.ask("followIssue", { body: { receipt, code }, source: "198.51.100.9" });
    const wrong = await follow(life.issue, "0000000000000");
    const unknown = await follow("00000000000", "0000000000000");
    expect(problem(wrong)).toMatchObject({ status: 404, code: "receipt-or-code" });
    expect(unknown.body).toEqual(wrong.body);
    for (let tries = 0; tries < 9; tries++) await follow(life.issue, "0000000000000");
    expect(problem(await follow(life.issue, life.code))).toMatchObject({ status: 429, code: "throttled" });
    stage.at("2026-11-23T01:20:00.000Z");
    expect((await follow(life.issue, life.code)).status).toBe(200);
  });
});

describe("a command that is not for now or not for you changes nothing", () => {
  it.each<[string, () => Promise<Answered>, number, string, string | undefined]>([
    [
      "in another status",
      () => command({ class: "C", kind: "land", level: "county", requestType: "help" }, office, "registerIssue"),
      409,
      "wrong-status",
      undefined,
    ],
    [
      "for another seat",
      () => command({ assignment: "a1" }, office, "signAssignment"),
      403,
      "not-your-seat",
      undefined,
    ],
    [
      "again, by another unit's leader",
      () => command({ text: "定了" }, office, "recordTierDecision"),
      403,
      "not-your-seat",
      undefined,
    ],
    [
      "for a unit it was not given to",
      () => command({ assignment: "a1" }, holder("handler:U01"), "signAssignment"),
      404,
      "unknown",
      undefined,
    ],
    [
      "of a close-out nobody asked for",
      () => command({ round: 1, step: 0, decision: "approve" }, office, "decideCloseOutStep"),
      409,
      "wrong-status",
      undefined,
    ],
    [
      "without a contact on record",
      () => command({ outcome: "resolved", result: "好了", evidence: [] }, handler, "requestCloseOut"),
      409,
      "no-contact",
      undefined,
    ],
    ["with a text of blanks", () => command({ ...note, text: "   " }), 400, "invalid", "command.text"],
    ["with a field too many", () => command({ ...note, visibleTo: "all" }), 400, "invalid", "command.visibleTo"],
  ])("%s", async (_, act, status, code, field) => {
    const before = await version();
    expect(problem(await act())).toEqual({ status, code, field });
    expect(await version()).toBe(before);
  });

  it("says that the review has moved on", async () => {
    const rating = { receipt: life.issue, code: life.code, key: newKey(), round: 3, level: 5, tags: [] };
    expect(problem(await stage.ask("rateIssue", { body: rating }))).toMatchObject({
      status: 409,
      code: "wrong-status",
    });
  });
});

describe("sent twice is done once", () => {
  it("gives the same receipt for the same submission, for ever", async () => {
    const body = submission();
    const first = await submit({ body });
    const reordered = { ...body, answers: Object.fromEntries(Object.entries(answers).toReversed()) };
    expect((await submit({ body: reordered })).body).toEqual(first.body);
    const [a, b] = await Promise.all([0, 1].map(() => submit({ body: { ...body, key: "same-press-00000000001" } })));
    expect(a?.body).toEqual(b?.body);
  });
  it("refuses the same key with other content", async () => {
    const body = submission();
    await submit({ body });
    const other = { ...body, answers: { ...answers, subject: "另一件事" } };
    expect(problem(await submit({ body: other }))).toEqual({ status: 409, code: "key-reused", field: "key" });
  });
  it("answers a repeated press of an official with what it did the first time", async () => {
    const key = newKey();
    const press = (text: string) =>
      stage.ask("addNote", { as: office, params: { issue: life.issue }, body: { key, command: { ...note, text } } });
    const first = await press("一次");
    expect((await press("一次")).body).toEqual(first.body);
    expect(problem(await press("两次"))).toEqual({ status: 409, code: "key-reused", field: "key" });
  });
  it("lets two people act at the same moment", async () => {
    const before = await version();
    const both = await Promise.all([command(note), command(note, handler)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await version()).toBe(before + 2);
  });
});

describe("the door", () => {
  it("does not answer a route of the template that is not in the table, or another function's", async () => {
    const event = {
      resource: "/issues",
      path: "/issues",
      httpMethod: "GET",
      headers: {},
      queryStringParameters: null,
      pathParameters: null,
      body: null,
      isBase64Encoded: false,
      requestContext: { requestId: "r", requestTimeEpoch: Date.now(), identity: { sourceIp: "203.0.113.1" } },
    };
    const answer = async (change: object, entry = "http/public") => {
      const { statusCode } = (await stage.run(entry, { ...event, ...change })) as { statusCode: number };
      return statusCode;
    };
    expect(await answer({ resource: "/admin" })).toBe(404);
    expect(await answer({ resource: "/me" })).toBe(404);
    expect(await answer({ httpMethod: "PUT" })).toBe(405);
  });
  it("marks every answer as not to be kept, guessed or framed", async () => {
    const { headers } = await stage.ask("health");
    expect(headers).toMatchObject({ "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
  });
  it("names an enterprise by its code", async () => {
    const params = { creditCode: enterprise.creditCode };
    expect((await stage.ask("nameEnterprise", { params })).body).toEqual({ name: enterprise.name });
  });
});
