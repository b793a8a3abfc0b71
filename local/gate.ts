/** Where requests wait while the clock moves. */
export interface Gate {
  /** Lets a request in, at once or at the next quiet moment; the result is called when it is done. */
  enter(): Promise<() => void>;
  inside(): number;
  /** Grows with every request let in. */
  entered(): number;
  shut(): void;
  open(): void;
}

export function openGate(): Gate {
  let shut = false;
  let inside = 0;
  let entered = 0;
  let waiting: (() => void)[] = [];
  const admit = (): (() => void) => {
    inside += 1;
    entered += 1;
    let left = false;
    return () => {
      if (!left) inside -= 1;
      left = true;
    };
  };
  return {
    enter: () => (shut ? new Promise((resolve) => waiting.push(() => resolve(admit()))) : Promise.resolve(admit())),
    inside: () => inside,
    entered: () => entered,
    shut: () => {
      shut = true;
    },
    open: () => {
      shut = false;
      const now = waiting;
      waiting = [];
      for (const letIn of now) letIn();
    },
  };
}
