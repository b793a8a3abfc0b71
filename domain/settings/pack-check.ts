import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Fault } from "../../contract/fault.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { checkLadders } from "./ladder-check.ts";
import { checkDispatchable, checkLimits } from "./limit-check.ts";
import { checkNumbers } from "./pack-numbers.ts";
import { checkSeats } from "./pack-seats.ts";
import { checkStaffing } from "./staffing-check.ts";

/** What a pack is held against: the county it is for, at the moment it is looked at. */
export interface County {
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly at: Instant;
}

/** What is wrong with a pack, a sentence each: every fault could strand an issue. An empty list means that it may be published. */
export function checkPack(pack: Pack, county: County): Fault[] {
  return [...checkStaffing(pack, county.directory, county.at), ...checkRules(pack, county)];
}

/** The same of its rules alone, whoever is there to work by them. */
export function checkRules(pack: Pack, county: Pick<County, "calendar" | "at">): Fault[] {
  return [
    ...checkNumbers(pack),
    ...checkSeats(pack),
    ...checkLadders(pack),
    ...checkLimits(pack),
    ...checkDispatchable(pack, county),
  ];
}
