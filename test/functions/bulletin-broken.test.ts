import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freezeBulletin } from "../../adapters/store/bulletins.ts";
import { bulletinOf, dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../domain/period.ts";
import { passUntil } from "./bulletin-time.ts";
import { county, holder } from "./county.ts";
import { dispatched, type Stage, startStage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => void (stage = await startStage("2026-07-20T01:00:00.000Z")));
afterAll(() => stage.stop());

it("a month that does not take over what was in hand the month before is not frozen, and the alarm rings at once", async () => {
  const { issue } = await dispatched(stage);
  await forgetfulJuly();
  await passUntil(stage, [issue], "2026-08-31T16:20:00.000Z");
  expect(rung()).toBe(0);
  expect(await stage.run("schedule/freeze-bulletin")).toEqual({
    // July's sheet, which July was frozen without, is caught up.
    frozen: ["until-2026-07-31"],
    waiting: ["2026-08"],
  });
  expect(rung()).toBe(1);
  const { body } = await stage.ask("listBulletins", { as: holder("office") });
  expect(body.periods[1]).toEqual({ period: "2026-08", state: "preview" });
});

/** July frozen as if nobody had handed in anything. */
async function forgetfulJuly(): Promise<void> {
  const period = periodOf("2026-07", { zone: county.calendar.zone, start: county.programmeStart });
  if (!period) throw new Error("no July");
  const dataSet = dataSetOf(period, []);
  const bulletin = bulletinOf(dataSet, undefined, county.directory);
  if ("faults" in bulletin) throw new Error(bulletin.faults.join());
  const head = { period: "2026-07", state: "frozen" as const, sha256: "0".repeat(64), frozenAt: period.end };
  await freezeBulletin(stage.engine.store("410421"), { head, bulletin, dataSet });
}

function rung(): number {
  return vi.mocked(process.stdout.write).mock.calls.filter(([line]) => String(line).includes('"BulletinNotFrozen":1'))
    .length;
}
