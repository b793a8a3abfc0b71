import type { Keep } from "./keep.ts";

const RealDate = globalThis.Date;

/** The clock of the local system: the computer's clock plus an offset that can only grow. */
export interface Clock {
  now(): number;
  /** Shared with the workers of the functions, in milliseconds. */
  offset: Float64Array<SharedArrayBuffer>;
  /** Sets the clock to this instant; an instant that is already past changes nothing. */
  advanceTo(instant: number): void;
}

/** Opens the clock kept in the data folder; `start` (an instant) applies to a fresh folder only. */
export function openClock(keep: Keep, start: number | undefined): Clock {
  const offset = new Float64Array(new SharedArrayBuffer(8));
  const kept = keep.get("clock.offset");
  offset[0] = kept === undefined ? (start === undefined ? 0 : start - RealDate.now()) : Number(kept);
  keep.set("clock.offset", String(offset[0]));
  const now = (): number => RealDate.now() + (offset[0] ?? 0);
  return {
    now,
    offset,
    advanceTo: (instant) => {
      if (instant <= now()) return;
      offset[0] = instant - RealDate.now();
      keep.set("clock.offset", String(offset[0]));
    },
  };
}
