/** No timeout is longer: a machine that slept, or a delay setTimeout cannot hold (24.8 days), is noticed in time. */
const LONGEST_SLEEP = 30_000;
const TRY_AGAIN = 1_000;

export interface Timers {
  /** Something is due at this instant; cheap to call often. */
  expect(at: number | null): void;
  /** Looks again at what is due, whatever was known. */
  look(): void;
  stop(): void;
}

/**
 * One setTimeout for all timers; what is due stands on disk.
 * @param next epoch ms of the earliest timer
 * @param fire makes everything happen that is due now
 */
export function createTimers(now: () => number, next: () => number | undefined, fire: () => Promise<void>): Timers {
  let handle: NodeJS.Timeout | undefined;
  let armedFor = Infinity;
  let firing = false;
  let stopped = false;

  function arm(at: number): void {
    clearTimeout(handle);
    armedFor = at;
    handle = setTimeout(() => void ring(), Math.min(Math.max(at - now(), 0), LONGEST_SLEEP));
  }

  async function ring(): Promise<void> {
    armedFor = Infinity;
    const at = stopped || firing ? undefined : next();
    if (at === undefined) {
      return;
    }
    if (at > now()) {
      return arm(at);
    }
    firing = true;
    try {
      await fire();
      firing = false;
      look();
    } catch (error) {
      firing = false;
      if (!stopped) {
        console.error("step functions engine: a timer could not fire, trying again", error);
        handle = setTimeout(() => void ring(), TRY_AGAIN);
      }
    }
  }

  function look(): void {
    const at = stopped ? undefined : next();
    if (at !== undefined && !firing) {
      arm(at);
    }
  }

  return {
    expect: (at) => {
      if (at !== null && at < armedFor && !firing && !stopped) {
        arm(at);
      }
    },
    look,
    stop: () => {
      stopped = true;
      clearTimeout(handle);
    },
  };
}
