import { logFault } from "../runtime/log.ts";
import { Refused } from "../runtime/refused.ts";

/**
 * What a draft leads to. The checks should let nothing pass that cannot be reckoned; what passes them all the same is refused here, before
 * it is in force, and written down as a fault of the checks.
 */
export function reckoned<T>(reckon: () => T): T {
  try {
    return reckon();
  } catch (error) {
    logFault("UNRECKONABLE", error);
    throw new Refused("rules-unreckonable", { field: "draft" });
  }
}
