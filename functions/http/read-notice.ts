import { composeCalendar } from "../../domain/settings/compose-calendar.ts";
import { importHolidays } from "../../domain/settings/import-holidays.ts";
import type { UseCase } from "../runtime/call.ts";
import { faultsOf } from "./draft-rules.ts";

/** 读入放假通知: typed in or from a file, worked into the calendar in force. What cannot be read changes nothing, nor does what can. */
export const readNotice: UseCase<"readNotice"> = async (call) => {
  const { file, holidays = [], makeUpDays = [], ...notice } = call.body;
  const read = file === undefined ? { days: { holidays, makeUpDays } } : importHolidays(file);
  if ("faults" in read) return { faults: [...read.faults] };
  const { calendar: base } = await call.settings();
  const calendar = composeCalendar(base, { ...notice, ...read.days });
  return { calendar, faults: await faultsOf({ calendar }, call) };
};
