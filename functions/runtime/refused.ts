import type { Problem, ProblemCode } from "../../contract/problems.ts";
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

/** Ends the use-case with the problem of a rule that said no. */
export function refusedBy({ refusal, field, facts }: Refusal): Refused {
  return new Refused(refusal, { facts, field });
}
