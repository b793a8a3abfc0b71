import * as z from "zod/mini";
import { forget, keep, kept } from "../../enterprise/keep.ts";
import type { Values } from "./form-shape.ts";

/** What was typed is kept for this tab until it was sent: closing the form, a failure or signing in again loses nothing. */
const place = (issue: string, command: string): string => `huiyin.draft.${issue}.${command}`;

export function keptDraft(issue: string, command: string): Values | undefined {
  return kept(sessionStorage, place(issue, command), z.record(z.string(), z.unknown()));
}

export function keepDraft(issue: string, command: string, values: Values): void {
  keep(sessionStorage, place(issue, command), values);
}

export function forgetDraft(issue: string, command: string): void {
  forget(sessionStorage, place(issue, command));
}
