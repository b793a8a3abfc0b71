/** Everything a run leaves to chance comes from one seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0, below `count`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** Another sequence, which does not depend on how much was drawn from this one since. */
  fork(): Chance;
}

/** mulberry32: small, and the same everywhere. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error("there is nothing to pick from");
      return picked;
    },
    fork: () => chanceFrom(below(2 ** 31)),
  };
}
