import { type Act, submit } from "./acts.ts";
import { cast, CUT_OFF, FOUND } from "./cast.ts";
import { connect } from "./client.ts";
import { instant, type StoryCalendar } from "./days.ts";

/** How many issues are acted on at the same instant at once. */
const HANDS = 6;

export interface Told {
  readonly july: Record<string, unknown>;
  readonly august: Record<string, unknown>;
  readonly cumulative: Record<string, unknown>;
  readonly acts: number;
}

interface Scenery {
  readonly enterprises: readonly { creditCode: string; name: string }[];
  readonly units: readonly { id: string }[];
  readonly calendar: StoryCalendar;
}

/** Plays the programme against a running system whose clock stands at or before its start. */
export async function play(
  base: string,
  scenery: Scenery,
  progress: (done: number, of: number, at: string) => void,
): Promise<Told> {
  const client = connect(base);
  const stage = { client, calendar: scenery.calendar };
  const end = instant(CUT_OFF, "23:59:30");
  let open: Act[] = cast(scenery.enterprises, scenery.units, scenery.calendar).map(submit);
  let acts = 0;
  let finished = 0;
  while (open.length > 0) {
    const at = open.reduce((first, act) => (act.at < first ? act.at : first), open[0]?.at ?? end);
    if (at > end) break;
    await client.moveTo(at);
    const due = open.filter((act) => act.at === at);
    open = open.filter((act) => act.at !== at);
    for (let from = 0; from < due.length; from += HANDS) {
      const following = await Promise.all(due.slice(from, from + HANDS).map((act) => act.play(stage)));
      acts += following.length;
      finished += following.filter((next) => next.length === 0).length;
      open.push(...following.flat());
    }
    progress(finished, FOUND, at);
  }
  await client.moveTo(end);
  const [july, august, cumulative] = await Promise.all(
    ["2026-07", "2026-08", `until-${CUT_OFF}`].map((period) => client.get(`/bulletins/${period}`, "office")),
  );
  if (!july || !august || !cumulative) throw new Error("a bulletin is missing");
  return { july, august, cumulative, acts };
}
