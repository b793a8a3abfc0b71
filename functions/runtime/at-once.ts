/** Carries out a work for all, few at a time; the results are in the order of what was given. */
export async function atOnce<A, B>(width: number, all: readonly A[], work: (one: A) => Promise<B>): Promise<B[]> {
  const queue = all.entries();
  const results: [number, B][] = [];
  const worker = async () => {
    for (const [at, one] of queue) results.push([at, await work(one)]);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results.toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
