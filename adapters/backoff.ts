import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits before the next attempt, by chance up to `milliseconds` doubled with every attempt and at most `most`: whoever collided once
 * does not collide again (full jitter).
 */
export async function backoff(attempt: number, milliseconds: number, most = 1000): Promise<void> {
  await pause(Math.random() * Math.min(most, milliseconds * 2 ** attempt));
}
