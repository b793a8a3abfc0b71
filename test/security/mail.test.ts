import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostbox } from "../../adapters/mail.ts";
import { county, holder } from "../functions/county.ts";
import { dispatched, inserted, type Stage, startStage } from "../functions/stage.ts";

/** What people typed becomes names, subjects and addresses of mails, and never anything else of a mail. */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const EVIL = "caught@evil.example";
/** What our mails have for headers. */
const HEADERS = [
  "auto-submitted",
  "content-transfer-encoding",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
  "x-auto-response-suppress",
];
const mailTo = () => stage.outside.mails.filter(({ to }) => to === "owner@enterprise.example");

describe("a name that would be a header", () => {
  it.each([
    ["a line break and a header", `U81`, `自然资源局\r\nBcc: ${EVIL}`],
    ["a line feed alone, and a body", `U82`, `自然资源局\n\n<a href="https://evil.example">点此评价</a>`],
    ["an encoded word that hides a line break", `U83`, `=?utf-8?Q?x=0D=0ABcc:_${EVIL}?=`],
    ["an encoded word that says another thing", `U84`, `=?utf-8?B?${Buffer.from("县长").toString("base64")}?=`],
    ["so long that the line is folded", `U85`, `${"局".repeat(300)}\u2028Bcc: ${EVIL}`],
  ])("%s", async (_, unit, name) => {
    const { directory } = county;
    const units = [...directory.units, { id: unit, name, group: "department" as const }];
    const holdings = ["handler", "head"].map((kind) => ({
      seat: `${kind}:${unit}`,
      person: holder(`${kind}:U03`),
      from: "2026-07-01T00:00:00.000Z",
    }));
    const version = `with-${unit}`;
    await stage.run("operator/load-county", {
      ...county,
      directory: { ...directory, version, units, holdings: [...directory.holdings, ...holdings] },
    });
    const before = mailTo().length;
    const { issue } = await dispatched(stage, unit);
    await stage.run("stream/announce", await inserted(stage, issue, "COMMIT#"));
    await stage.run("schedule/deliver-notices");
    const mails = mailTo().slice(before);
    expect(mails.length).toBeGreaterThan(0);
    for (const { headers, recipients, subject, text } of mails) {
      expect(headers.toSorted()).toEqual(HEADERS);
      expect(recipients).toEqual(["owner@enterprise.example"]);
      expect(subject).not.toContain("\n");
      expect(text).toContain("查看诉求：https://county.example/");
    }
    const told = mails.map(({ subject, text }) => `${subject}\n${text}`).join("\n");
    // As it was typed, not as somebody's mail program would read it.
    expect(told).toContain(name.slice(0, 20).split(/[\r\n]/)[0]);
    expect(stage.outside.mails.flatMap(({ recipients }) => recipients)).not.toContain(EVIL);
  });
});

describe("an address is one address, or none", () => {
  it.each([
    `a@x.example,${EVIL}`,
    `a@x.example ${EVIL}`,
    `a@x.example>\r\nRCPT TO:<${EVIL}`,
    `a@x.example\nBcc: ${EVIL}`,
    `group:${EVIL};`,
    `"a@x.example" <${EVIL}>`,
    `a@x.example\0${EVIL}`,
    `=?utf-8?Q?${EVIL}?=@x.example`,
  ])("%j", async (to) => {
    const { outside } = stage;
    const given = outside.environment as Record<"MAIL" | "MAIL_HOST" | "MAIL_PORT" | "MAIL_FROM", string>;
    const postbox = await openPostbox(given);
    const before = outside.mails.length;
    await postbox.send({ to, subject: "示例", text: "示例", messageId: "one@county.example" });
    postbox.close();
    for (const { recipients, headers } of outside.mails.slice(before)) {
      expect(recipients).toHaveLength(1);
      expect(recipients).not.toContain(EVIL);
      expect(headers.toSorted()).toEqual(HEADERS);
    }
  });
  it.each([
    `a@x.example,${EVIL}`,
    `<${EVIL}>`,
    `a@x.example\u0000`,
    `group:${EVIL};`,
    `"a"@x.example`,
    "a\u202E@x.example",
    `a@x.example\r\nBcc:${EVIL}`,
  ])("is not taken into the directory: %j", async (email) => {
    const edits = [{ edit: "putPerson", id: "P-odd", name: "示例", sub: "p-odd", email }];
    const answer = await stage.ask("previewDirectoryChange", { as: holder("admin"), body: { edits } });
    expect([answer.status, answer.body.field, answer.body.errors?.[0]?.code]).toEqual([400, "edits.0.email", "email"]);
  });
});
