import type { Instant } from "../contract/vocabulary.ts";

/** The wall clock, read nowhere else: the local system moves it by moving `Date`. */
export function now(): Instant {
  return new Date().toISOString();
}

export function nowMillis(): number {
  return Date.now();
}
