/** Lets this process believe it is another time from now on; the time it takes to do something is not touched. */
export function moveClock(instant: string): void {
  const Real = Date;
  const offset = Real.parse(instant) - Real.now();
  const now = () => Real.now() + offset;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
}
