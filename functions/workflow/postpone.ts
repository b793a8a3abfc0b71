import type { Instant } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import type { Store } from "../../adapters/store/store.ts";
import { postponeWake, type Wait } from "../../adapters/store/wait.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { log } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";

/** A decision that cannot go on waits this long: an alarm, never a hot loop. */
const NO_PROGRESS_SECONDS = 600;

/** Something is due and nothing could be fired: asks again in ten minutes, and tells the operators. Answers when. */
export async function postpone(store: Store, issue: string, wakeAt: Instant, wait: Wait): Promise<Instant> {
  const at = now();
  if (wait.wakeAt !== "settled" && wait.wakeAt > at) return wait.wakeAt;
  const later = addSeconds(at, NO_PROGRESS_SECONDS);
  log("NO_PROGRESS", { issue, wakeAt, later });
  measure({ NoProgress: 1 });
  await postponeWake(store, issue, wakeAt, later);
  return later;
}
