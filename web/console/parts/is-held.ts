import type { Status } from "../../../contract/vocabulary.ts";

/** While the close-out is reviewed and verified, the clock of the unit stands (commands.md §2). */
export function isHeld(status: Status): boolean {
  return status === "reviewing" || status === "verifying";
}
