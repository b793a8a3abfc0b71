import * as z from "zod/mini";
import { now } from "../../adapters/clock.ts";
import { issueOf } from "../../adapters/store/keys.ts";
import { readWait } from "../../adapters/store/wait.ts";
import { recorded } from "../runtime/recorded.ts";
import { committingStore } from "../runtime/stage.ts";
import { fireWhatIsDue } from "./fire-what-is-due.ts";
import { postpone } from "./postpone.ts";

/** What the machine knows: nothing but where to look, and which machine it is. */
const Question = z.object({ pk: z.string(), epoch: z.string() });

/** "Decide what is due": fires it and answers when to look again; `settled` also for a machine that another has taken over from. */
export const handler = recorded("decide-what-is-due", async (event: unknown): Promise<{ wakeAt: string }> => {
  const { pk, epoch } = Question.parse(event);
  const store = committingStore();
  const issue = issueOf(store, pk);
  if (issue === undefined) throw new Error(`no issue of ours: ${pk}`);
  const wait = await readWait(store, issue);
  if (wait?.epoch !== epoch) return { wakeAt: "settled" };
  const { wakeAt, rungs } = await fireWhatIsDue(store, issue);
  if (rungs > 0 || wakeAt === "settled" || wakeAt > now()) return { wakeAt };
  return { wakeAt: await postpone(store, issue, wakeAt, wait) };
});
