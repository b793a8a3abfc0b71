import * as z from "zod/mini";

/** The part of a problem document (`contract/problems.ts`) that pages act on. */
export const Problem = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  field: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

/** The API said no, in a problem document (RFC 9457): nothing was saved. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** No readable answer came: whether it was saved is not known; the same request may be sent again. */
export class Unreachable extends Error {}
