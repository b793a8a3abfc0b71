import { loadSettings } from "../adapters/store/settings.ts";
import { openStore } from "../adapters/store/store.ts";
import { bulletinOf } from "../domain/bulletin/bulletin.ts";
import { periodOf } from "../domain/period.ts";
import { gatherDataSet, programmeOf } from "../functions/schedule/gather-data-set.ts";
import { give, submitted } from "../test/adapters/stored-life.ts";
import { directory } from "../test/domain/issue/county.ts";
import { approve, at, callBack, commands, contact, rate } from "../test/domain/issue/history.ts";
import type { Figure } from "./figures.ts";
import { startStage, TENANT } from "./stage.ts";

const ISSUES = 1000;
/** One issue in ten is touched again in the month that runs. */
const TOUCHED = 10;

/** The bulletin of the month that runs, looked at twice: a thousand issues were handed in the month before, which is frozen. */
export async function runningMonth({ tiny, say }: { readonly tiny: boolean; say(line: string): void }) {
  const issues = tiny ? 20 : ISSUES;
  await using stage = await startStage("12-01 09:00", "2026-11-01");
  const { store, write } = stage.bulk;
  for (let done = 0; done < issues; done++) await lifeOf(store, done % TOUCHED === 0);
  await write();
  say(`${issues} issues written`);
  const { handler: freeze } = await import("../functions/schedule/freeze-bulletin.ts");
  await freeze({}, {});
  say("the month before frozen");
  const table = openStore({ TABLE: stage.table, TENANT });
  const settings = await loadSettings(table);
  const period = periodOf("2026-12", programmeOf(settings));
  if (period === undefined) throw new Error("no December");
  const look = async (now: string): Promise<Figure[]> => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const { dataSet, previous } = await gatherDataSet(table, period, settings, at(now));
    const sheet = bulletinOf(dataSet, previous, directory);
    const { user, system } = process.cpuUsage(cpu);
    if ("faults" in sheet || previous === undefined) throw new Error("the month does not add up");
    const thousands = issues / 1000;
    const name = `${now.endsWith("00") ? "first" : "second"} look at the running month, per 1,000 issues`;
    return [
      { bench: "running", name, value: (performance.now() - start) / 1000 / thousands, unit: "s" },
      { bench: "running", name: `… processor time of it`, value: (user + system) / 1e6 / thousands, unit: "s" },
    ];
  };
  return [...(await look("12-10 09:00")), ...(await look("12-10 09:10"))];
}

/** Solved in November to the last answer, or open and spoken of again in December. */
async function lifeOf(store: Parameters<typeof submitted>[0], open: boolean): Promise<void> {
  const life = await submitted(store, at("11-23 09:00"));
  await give(life, at("11-23 10:00"), "office", commands.register);
  await give(life, at("11-23 10:05"), "office", commands.dispatch);
  await give(life, at("11-23 11:00"), "handler", commands.sign);
  await give(life, at("11-24 09:00"), "handler", contact(at("11-24 08:30")));
  if (open) return void (await give(life, at("12-02 12:00"), "office", commands.note));
  await give(life, at("11-24 10:00"), "handler", commands.closeOut);
  await give(life, at("11-24 11:00"), "head", approve(0));
  await give(life, at("11-24 12:00"), "office", approve(1));
  await give(life, at("11-24 15:00"), "aide", callBack("confirmed", at("11-24 14:30")));
  await give(life, at("11-24 16:00"), "enterprise", rate(5));
}
