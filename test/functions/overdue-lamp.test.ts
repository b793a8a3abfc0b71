import { afterAll, beforeAll, expect, it } from "vitest";
import { holder } from "./county.ts";
import { dispatched, partition, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

it("what was raised a tier stays overdue: the lamp of the register says what the bulletin counts", async () => {
  stage.at("2026-11-16T01:00:00.000Z");
  const overdue = await dispatched(stage);
  const as = holder("office");
  for (const day of ["19", "20", "22", "23"]) {
    stage.at(`2026-11-${day}T10:00:15.000Z`);
    await stage.run("workflow/decide-what-is-due", { pk: partition(overdue.issue), epoch: "1" });
  }
  const { body: page } = await stage.ask("readIssue", { as, params: { issue: overdue.issue } });
  expect(page).toMatchObject({ tier: 1, lamp: "red", left: { over: false } });

  const other = await dispatched(stage);
  stage.at("2026-11-24T01:00:00.000Z");
  const register = async (lamp: string) => (await stage.ask("listIssues", { as, query: { lamp } })).body.rows;
  const ids = (rows: { issue: string }[]) => rows.map(({ issue }) => issue);
  expect(ids(await register("red"))).toEqual([overdue.issue]);
  expect(ids(await register("normal"))).toEqual([other.issue]);
  const { body } = await stage.ask("readBulletin", { as, params: { period: "2026-11" } });
  expect(body.bulletin.overall.overdue.issues).toEqual([overdue.issue]);
});
