import { afterAll, beforeAll, expect, it } from "vitest";
import { holder } from "./county.ts";
import { ROWS } from "./requests.ts";
import { dispatched, type Life, type Stage, startStage } from "./stage.ts";

/** Programs open the links in mails before people do: looking must change nothing, whoever looks. */
let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
  stage.at("2026-11-24T16:31:00.000Z");
  await stage.run("schedule/prove-the-day");
});
afterAll(() => stage.stop());

const GETS = ROWS.filter(([, { method }]) => method === "GET");

it.each(GETS)("%s leaves everything as it was", async (id, { path }) => {
  const known: Record<string, string> = {
    issue: life.issue,
    period: "2026-11",
    day: "2026-11-24",
    form: "submit-issue@1",
    file: "F1",
    creditCode: "91410421MADEM00113",
    person: "P01",
  };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(names.map((name) => [name, known[name] ?? "1"]));
  const query = id === "listFigure" ? { figure: "total" } : {};
  const before = await stage.contents();
  for (const seat of ["office", "auditor", "admin"]) {
    const { status } = await stage.ask(id, { params, query, as: holder(seat) });
    expect(status, seat).toBeLessThan(500);
  }
  expect(await stage.contents()).toEqual(before);
});
