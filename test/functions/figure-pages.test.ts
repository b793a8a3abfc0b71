import { afterAll, beforeAll, expect, it } from "vitest";
import { holder } from "./county.ts";
import { newKey, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
const office = holder("office");
const DAY = "until-2026-11-23";
beforeAll(async () => void (stage = await startStage()));
afterAll(() => stage.stop());

async function registered(): Promise<string> {
  const { body } = await stage.ask("submitIssue", { body: { ...submission(), key: newKey() } });
  const command = { class: "C", kind: "land", level: "county", requestType: "help" };
  const params = { issue: body.receipt };
  expect(await stage.ask("registerIssue", { params, as: office, body: { command } })).toMatchObject({ status: 200 });
  return body.receipt;
}

it("a figure that counts more than a page holds is listed page by page, in the order of the register, none twice", async () => {
  const all: string[] = [];
  for (let count = 0; count < 52; count++) all.push(await registered());
  stage.at("2026-11-23T02:00:00.000Z");
  const ask = async (cursor?: string) => {
    const query = { figure: "overall.total", ...(cursor !== undefined && { cursor }) };
    const { body } = await stage.ask("listFigure", { params: { period: DAY }, query, as: office });
    return { ...body, issues: body.rows.map(({ issue }: { issue: string }) => issue) };
  };
  const first = await ask();
  expect(first).toMatchObject({ total: 52, issues: all.slice(0, 50), next: all[49] });
  const second = await ask(first.next);
  expect(second).toMatchObject({ total: 52, issues: all.slice(50) });
  expect(second).not.toHaveProperty("next");
});
