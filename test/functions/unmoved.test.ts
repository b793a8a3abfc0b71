import { afterAll, beforeAll, expect, it } from "vitest";
import { county, holder } from "./county.ts";
import { dispatched, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

/** 30 November, when `solve` is due, becomes a holiday; invented. */
const free = {
  ...county.calendar,
  version: "free-30",
  holidays: [...county.calendar.holidays, { date: "2026-11-30", name: "示例假日" }],
};
const differences = async (day: string) => {
  await stage.run("schedule/prove-the-day");
  return (await stage.ask("readProof", { as: holder("auditor"), params: { day } })).body.differences;
};

it("a date that a published calendar should have moved, and nobody moved, is in the proof of the day", async () => {
  const { issue } = await dispatched(stage);
  stage.at("2026-11-23T02:00:00.000Z");
  const { body: draft } = await stage.ask("draftCalendar", { as: holder("admin"), body: { calendar: free } });
  const asked = { as: holder("officeHead"), params: { draft: draft.draft }, body: {} };
  expect((await stage.ask("publishDraft", asked)).status).toBe(200);

  // The job that goes through open issues did not run, and no command came.
  stage.at("2026-11-23T16:30:00.000Z");
  const left = { expected: "2026-12-01T10:00:00.000Z", found: "2026-11-30T10:00:00.000Z" };
  expect(await differences("2026-11-23")).toEqual([{ issue, rung: "solve#1", what: "dueAt", ...left }]);

  await stage.run("schedule/keep-calendar");
  stage.at("2026-11-24T16:30:00.000Z");
  await stage.run("schedule/reconcile");
  expect(await differences("2026-11-24")).toEqual([]);
  const { body: ledger } = await stage.ask("readLedger", { as: holder("auditor"), params: { issue } });
  expect(ledger.differences).toEqual([]);
});

it("published ten minutes before midnight, the proof at half past calls nothing missed: that of the next day does", async () => {
  const more = [
    { date: "2026-11-27", name: "示例假日" },
    { date: "2026-11-30", name: "示例假日" },
  ];
  const late = { ...county.calendar, version: "free-27-30", holidays: [...county.calendar.holidays, ...more] };
  const { issue } = await dispatched(stage);
  stage.at("2026-11-24T15:50:00.000Z");
  const { body: draft } = await stage.ask("draftCalendar", { as: holder("admin"), body: { calendar: late } });
  const asked = { as: holder("officeHead"), params: { draft: draft.draft }, body: {} };
  expect((await stage.ask("publishDraft", asked)).status).toBe(200);

  stage.at("2026-11-24T16:30:00.000Z");
  expect(await differences("2026-11-24")).toEqual([]);

  stage.at("2026-11-25T16:30:00.000Z");
  expect(await differences("2026-11-25")).toContainEqual(expect.objectContaining({ issue, what: "ladder" }));
});
