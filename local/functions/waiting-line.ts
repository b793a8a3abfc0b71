/** Who waits for a thread. */
export interface WaitingLine<T> {
  /** @param canWait goes behind everything that cannot, but not for longer than the line's patience */
  join(one: T, canWait: boolean): void;
  /** Who is next, and stays so until `leave`. */
  first(): T | undefined;
  /** The first has been served. */
  leave(): void;
  length(): number;
}

/**
 * First come, first served, in two classes. In the cloud every function has threads of its own; here a herd of limits shares a few with what
 * only follows from it, and what is owed at an instant goes before what tells of it.
 * @param patience milliseconds after which who can wait has waited long enough
 */
export function openWaitingLine<T>(patience: number, now: () => number): WaitingLine<T> {
  const hurried: T[] = [];
  const patient: { one: T; since: number }[] = [];
  const serving = (): readonly unknown[] => {
    const [oldest] = patient;
    const overdue = oldest !== undefined && now() - oldest.since >= patience;
    return hurried.length > 0 && !overdue ? hurried : patient;
  };
  let served: readonly unknown[] | undefined;
  return {
    join: (one, canWait) => void (canWait ? patient.push({ one, since: now() }) : hurried.push(one)),
    first: () => {
      served = serving();
      return served === hurried ? hurried[0] : patient[0]?.one;
    },
    leave: () => void (served === hurried ? hurried.shift() : patient.shift()),
    length: () => hurried.length + patient.length,
  };
}
