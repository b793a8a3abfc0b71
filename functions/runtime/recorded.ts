import pipeline from "@middy/core";
import type { DeployedFunction } from "../../contract/deployed.ts";
import { log, logFault } from "./log.ts";

/** A function nobody waits for at a screen: STARTED, then COMPLETED or FAILED; a fault is thrown on, for whoever calls to try again. */
export function recorded<E, A>(
  name: DeployedFunction,
  work: (event: E) => Promise<A>,
): (event: E, context: object) => Promise<A> {
  return pipeline(work).use({
    before: () => log("STARTED", { function: name }),
    after: () => log("COMPLETED", { function: name }),
    onError: ({ error }) => logFault("FAILED", error, { function: name }),
  });
}
