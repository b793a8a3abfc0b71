export interface WorkQueue {
  add(id: number): void;
  /** Nothing queued, nothing running. */
  idle(): boolean;
  stop(): void;
}

/** Holds ids only, and works on so many at a time. A failure of the work itself is reported and tried again later. */
export function createWorkQueue(width: number, work: (id: number) => Promise<void>): WorkQueue {
  const queued = new Set<number>();
  const again = new Set<NodeJS.Timeout>();
  let running = 0;
  let stopped = false;

  function start(): void {
    for (const id of queued) {
      if (running >= width || stopped) {
        return;
      }
      queued.delete(id);
      running += 1;
      void perform(id);
    }
  }

  async function perform(id: number): Promise<void> {
    try {
      await work(id);
    } catch (error) {
      if (!stopped) {
        console.error("step functions engine: execution could not go on, trying again", id, error);
        const timer = setTimeout(() => {
          again.delete(timer);
          add(id);
        }, 1000);
        again.add(timer);
      }
    } finally {
      running -= 1;
      start();
    }
  }

  function add(id: number): void {
    queued.add(id);
    start();
  }

  return {
    add,
    idle: () => queued.size === 0 && running === 0 && again.size === 0,
    stop: () => {
      stopped = true;
      queued.clear();
      again.forEach((timer) => clearTimeout(timer));
    },
  };
}
