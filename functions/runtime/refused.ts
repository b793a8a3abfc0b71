import type { Problem, ProblemCode } from "../../contract/problems.ts";
import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import { Instant } from "../../contract/vocabulary.ts";
import type { Refusal } from "../../domain/context.ts";

interface Details {
  readonly facts?: Readonly<Record<string, string | number>> | undefined;
  readonly field?: string | undefined;
  readonly errors?: Problem["errors"];
}

/** What the caller gets instead of an answer. It is no fault: nothing failed on our side, and nothing was changed. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details = {}) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.details = details;
  }
}

interface County {
  readonly calendar: Pick<Calendar, "zone">;
  readonly directory: Pick<Directory, "units" | "persons">;
}

/** Ends the use-case with the problem of a rule that said no: instants on the county's clock, units and persons by their names. */
export function refusedBy({ refusal, field, facts = {} }: Refusal, { calendar, directory }: County): Refused {
  const said = Object.entries(facts).map(([name, fact]) => {
    if (name === "person") return [name, directory.persons.find(({ id }) => id === fact)?.name ?? fact];
    if (name === "unit") return [name, directory.units.find(({ id }) => id === fact)?.name ?? fact];
    return [name, Instant.safeParse(fact).success ? clock(String(fact), calendar.zone) : fact];
  });
  return new Refused(refusal, { facts: Object.fromEntries(said), field });
}

/** `2026-08-03 18:00`, in whatever language: Swedish writes dates as ISO 8601 does. */
function clock(at: string, timeZone: string): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
}
