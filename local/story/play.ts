import { type Act, submit, type Stage } from "./acts.ts";
import { cast, CUT_OFF } from "./cast.ts";
import { instant } from "./days.ts";
import { CURTAIN, secondAct } from "./second/programme.ts";

/** How many issues are acted on at the same instant at once. */
const HANDS = 6;

export interface Scenery {
  readonly enterprises: readonly { creditCode: string; name: string }[];
  readonly units: readonly { id: string }[];
}
export type Progress = (done: number, of: number, at: string) => void;

/** The programme, from a clock that stands at or before its start to the end of its last day. @returns how many acts it took */
export async function playFirstAct(stage: Stage, scenery: Scenery, progress: Progress): Promise<number> {
  const acts = cast(scenery.enterprises, scenery.units, stage.calendar).map(submit);
  return perform(acts, stage, instant(CUT_OFF, "23:59:30"), progress);
}

/** All that the programme knows nothing of. @returns how many acts it took, and the receipt of the hardest issue */
export async function playSecondAct(stage: Stage, { enterprises }: Scenery, progress: Progress) {
  const { acts, hardest } = secondAct({ ...stage, enterprises });
  const took = await perform(acts, stage, instant(CURTAIN, "23:59:30"), progress);
  return { acts: took, hardest: hardest.receipt };
}

async function perform(first: readonly Act[], stage: Stage, end: string, progress: Progress): Promise<number> {
  let open = [...first];
  let acts = 0;
  let finished = 0;
  while (open.length > 0) {
    const at = open.reduce((earliest, act) => (act.at < earliest ? act.at : earliest), open[0]?.at ?? end);
    if (at > end) break;
    await stage.client.moveTo(at);
    const due = open.filter((act) => act.at === at);
    open = open.filter((act) => act.at !== at);
    for (let from = 0; from < due.length; from += HANDS) {
      const following = await Promise.all(due.slice(from, from + HANDS).map((act) => act.play(stage)));
      acts += following.length;
      finished += following.filter((next) => next.length === 0).length;
      open.push(...following.flat());
    }
    progress(finished, first.length, at);
  }
  await stage.client.moveTo(end);
  return acts;
}
