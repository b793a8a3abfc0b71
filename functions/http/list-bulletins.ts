import { listBulletins as frozenBulletins } from "../../adapters/store/bulletins.ts";
import { monthsOver, periodOf } from "../../domain/period.ts";
import { localDate } from "../../domain/time/instants.ts";
import type { UseCase } from "../runtime/call.ts";
import { programmeOf } from "../schedule/gather-data-set.ts";

/** Every month of the programme up to the present one, the newest first. */
export const listBulletins: UseCase<"listBulletins"> = async ({ store, settings: read, receivedAt }) => {
  const settings = await read();
  const programme = programmeOf(settings);
  const present = localDate(receivedAt, programme.zone).slice(0, 7);
  const states = new Map((await frozenBulletins(store)).map(({ period, state }) => [period, state]));
  const months = monthsOver(receivedAt, programme).map(({ key }) => key);
  if (periodOf(present, programme) !== undefined) months.push(present);
  return {
    periods: months.toReversed().map((period) => ({ period, state: states.get(period) ?? ("preview" as const) })),
  };
};
