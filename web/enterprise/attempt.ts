import * as z from "zod/mini";
import { forget, keep, kept } from "./keep.ts";
import { requestKey } from "./request-key.ts";

const Attempt = z.object({ key: z.string(), content: z.string() });

type Action = "note" | "rating" | "withdraw" | "reopen";

/** The key of a press: the same content keeps its key until it has been answered, changed content gets a new one. */
export function keyFor(action: Action, content: unknown): string {
  const name = `huiyin.attempt.${action}`;
  const text = JSON.stringify(content);
  const earlier = kept(sessionStorage, name, Attempt);
  if (earlier?.content === text) return earlier.key;
  const attempt = { key: requestKey(), content: text };
  keep(sessionStorage, name, attempt);
  return attempt.key;
}

/** The press was answered: the next one is another. */
export function answered(action: Action): void {
  forget(sessionStorage, `huiyin.attempt.${action}`);
}
