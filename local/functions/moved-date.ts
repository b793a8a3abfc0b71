const RealDate = globalThis.Date;

/**
 * Makes `Date` of this thread follow the moved clock. A Proxy, because a subclass would break `instanceof`
 * between dates made before and after.
 * @param offset one number: milliseconds to add to the computer's clock
 */
export function moveDate(offset: Float64Array<SharedArrayBuffer>): void {
  const now = (): number => RealDate.now() + (offset[0] ?? 0);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
}
