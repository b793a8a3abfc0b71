import { afterAll, beforeAll, expect, it } from "vitest";
import { isCreditCode } from "../../contract/credit-code.ts";
import { answers, enterprise, holder } from "./county.ts";
import { type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const body = `${enterprise.creditCode.slice(0, 9)}MA0GENU1`;
const [genuine = "", invented = ""] = [..."0123"].map((check) => body + check).filter((code) => !isCreditCode(code));
const submit = (creditCode: string) =>
  stage.ask("submitIssue", { body: submission({ answers: { ...answers, creditCode } }) });
const wrongCode = { status: 400, body: { code: "invalid", errors: [{ field: "answers.creditCode" }] } };

it("an enterprise whose genuine code fails the check character submits once the directory knows it, and no other does", async () => {
  expect(await submit(genuine)).toMatchObject(wrongCode);

  const as = holder("admin");
  const firm = { creditCode: genuine, name: "执照如此有限公司", township: "示例镇" };
  const edits = [{ edit: "putEnterprise", ...firm, override: "执照原件已核对" }];
  const { basedOn, preview } = (await stage.ask("previewDirectoryChange", { as, body: { edits } })).body;
  const given = { edits, basedOn, preview, reason: "执照原件已核对" };
  expect(await stage.ask("changeDirectory", { as, body: given })).toMatchObject({ status: 201 });

  const params = { creditCode: genuine };
  expect(await stage.ask("nameEnterprise", { params })).toMatchObject({ status: 200, body: { name: firm.name } });
  const { status, body: receipt } = await submit(` ${genuine.toLowerCase()}`);
  expect(status).toBe(201);
  const page = await stage.ask("readIssue", { params: { issue: receipt.receipt }, as: holder("office") });
  expect(page.body).toMatchObject({ enterprise: firm.name, creditCode: genuine });
  expect(await submit(invented)).toMatchObject(wrongCode);
});
