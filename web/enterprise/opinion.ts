import * as z from "zod/mini";
import { forget, keep, kept } from "./keep.ts";

const NAME = "huiyin.opinion";

const Opinion = z.object({
  round: z.number(),
  level: z.optional(z.number()),
  /** By place in the list of the page, so that they stay chosen when the language changes. */
  tags: z.array(z.number()),
  text: z.string(),
});
export type Opinion = z.infer<typeof Opinion>;

export const emptyOpinion = (round: number): Opinion => ({ round, tags: [], text: "" });

/** A rating that is being written, if it is for this round. */
export function keptOpinion(round: number): Opinion | undefined {
  const opinion = kept(sessionStorage, NAME, Opinion);
  return opinion?.round === round ? opinion : undefined;
}

export function keepOpinion(opinion: Opinion): void {
  keep(sessionStorage, NAME, opinion);
}

export function forgetOpinion(): void {
  forget(sessionStorage, NAME);
}
