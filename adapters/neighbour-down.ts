/** A service we lean on did not answer in time, however often it was asked: nothing is wrong with the request, and the same one may pass soon. */
export class NeighbourDown extends Error {
  override readonly name = "NeighbourDown";

  constructor(who: string, cause: unknown) {
    super(`${who}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
