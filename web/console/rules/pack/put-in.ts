export type Path = readonly (string | number)[];
export type Put = (path: Path, value: unknown) => void;

/** A copy in which the value at a path is another one; `undefined` takes it away. */
export function putIn(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((one, at) => (at === step ? putIn(one, rest, value) : one));
  const before: Record<string, unknown> = Object(whole);
  const next = putIn(before[String(step)], rest, value);
  const entries = Object.entries({ ...before, [String(step)]: next });
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
