export interface Locks {
  /** Runs `work` when everything asked for earlier under the same id is done. */
  hold<T>(id: number, work: () => Promise<T>): Promise<T>;
  held(): number;
}

export function createLocks(): Locks {
  const tails = new Map<number, Promise<unknown>>();
  return {
    hold: async (id, work) => {
      const mine = (tails.get(id) ?? Promise.resolve()).then(work, work);
      tails.set(id, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(id) === mine) {
          tails.delete(id);
        }
      }
    },
    held: () => tails.size,
  };
}
