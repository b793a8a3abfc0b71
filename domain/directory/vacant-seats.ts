import type { Directory } from "../../contract/directory.ts";
import type { Instant, Seat } from "../../contract/vocabulary.ts";
import { holdersOf } from "../seats.ts";
import { inUse } from "./in-use.ts";
import { type Vacancy, vacancyOf } from "./outlook.ts";

/** Seats that ought to have somebody and have nobody now. Those of city and province need nobody in this system. */
export function vacantSeats(directory: Directory, at: Instant): Vacancy[] {
  return seatsToFill(directory)
    .filter((seat) => holdersOf(seat, at, directory).length === 0)
    .map((seat) => vacancyOf(seat, at, directory));
}

function seatsToFill({ units, enterprises }: Directory): Seat[] {
  return [
    "admin",
    "office",
    "officeHead",
    "tier2",
    "auditor",
    ...inUse(units).flatMap(({ id }) => [`head:${id}`, `handler:${id}`]),
    ...inUse(enterprises).flatMap(({ creditCode }) => [`tier1:${creditCode}`, `aide:${creditCode}`]),
  ];
}
