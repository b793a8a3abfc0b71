import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FormDefinition } from "../../contract/form.ts";
import shippedForm from "../../contract/forms/submit-issue.json" with { type: "json" };
import { openApiDocument } from "../../contract/openapi.ts";
import { ENDPOINTS } from "../../contract/endpoints.ts";
import { county, enterprise, holder } from "./county.ts";
import { type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
const load = (file: unknown) => stage.run("operator/load-county", file);

describe("loading a county", () => {
  it("changes nothing when the same file comes again", async () => {
    expect(await load(county)).toMatchObject({ loaded: true, directory: "demo-1" });
  });
  it("names what is wrong and leaves everything as it was", async () => {
    const [holding] = county.directory.holdings;
    const directory = {
      ...county.directory,
      version: "broken",
      holdings: [
        { ...holding, seat: "handler:U99" },
        { ...holding, person: "nobody" },
      ],
    };
    await expect(load({ ...county, directory })).rejects.toThrow(/handler:U99.*no such unit.*no such person nobody/s);
    await expect(load({ ...county, calendar: { ...county.calendar, week: {} } })).rejects.toThrow(/no open time/);
    await expect(load({ directory: 1 })).rejects.toThrow(/no county file/);
    expect((await stage.ask("readMe", { as: holder("office") })).status).toBe(200);
  });
  it("puts a new version in force at once", async () => {
    const directory = { ...county.directory, version: "demo-2", units: [...county.directory.units] };
    directory.units.push({ id: "U99", name: "新设单位", group: "department" });
    await load({ ...county, directory });
    const { body } = await stage.ask("listUnits", { as: holder("office") });
    expect(body.units.at(-1)).toMatchObject({ id: "U99", name: "新设单位", persons: [] });
  });
});

describe("what the front page needs", () => {
  it("says which county, by when, and where officials sign in", async () => {
    const { body } = await stage.ask("describeService");
    expect(body).toMatchObject({
      county: county.directory.county.name,
      signIn: { audience: "huiyin-test", client: "console" },
      icp: "豫ICP备00000000号-1",
    });
    expect(body.steps[0]).toEqual({ title: "研判分办", limit: "1 天" });
  });
  it("ships the form that the county starts with", () => {
    expect(FormDefinition.parse(shippedForm)).toEqual(county.forms[0]);
  });
  it("gives the form in force", async () => {
    const { body } = await stage.ask("readForm", { params: { form: "submit-issue" } });
    expect(body).toEqual(county.forms[0]);
    expect((await stage.ask("readForm", { params: { form: "other" } })).status).toBe(404);
  });
  it("records what an aide hands in as found on a visit, for his own enterprise only", async () => {
    const as = holder(`aide:${enterprise.creditCode}`);
    const answer = await stage.ask("submitIssue", { body: submission(), as });
    expect(answer.status).toBe(201);
    // The code rates: an official never gets it, not even by sending again without his token.
    expect(answer.body).not.toHaveProperty("code");
    const { body } = await stage.ask("readIssue", { params: { issue: answer.body.receipt }, as });
    expect(body).toMatchObject({ source: "visit" });
    const other = await stage.ask("submitIssue", { body: submission(), as: holder("office") });
    expect(other).toMatchObject({ status: 403, body: { code: "not-your-seat" } });
  });
});

describe("the description of the API", () => {
  it("has every endpoint of the table, and nothing else", async () => {
    const { body } = await stage.ask("openApi");
    expect(body.openapi).toBe("3.1.0");
    const operations = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((path) =>
      Object.values(path),
    );
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
  });
  it("names every path parameter and resolves every reference", () => {
    const document = JSON.parse(JSON.stringify(openApiDocument("en")));
    for (const [path, item] of Object.entries<Record<string, { parameters: { in: string; name: string }[] }>>(
      document.paths,
    )) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(item))
        expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(named);
    }
    const references = new Set([...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to));
    expect([...references]).toEqual(["#/components/schemas/Problem"]);
  });
});
