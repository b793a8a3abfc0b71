/** The members by a name each, in their order. */
export function grouped<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const members = found.get(nameOf(one));
    if (members) members.push(one);
    else found.set(nameOf(one), [one]);
  }
  return found;
}
