import { COMMANDS } from "../contract/vocabulary.ts";
import { decide } from "../domain/issue.ts";
import { commandFor, PRESENCES } from "../test/domain/issue/asked.ts";
import { at, commands, dispatched, replay } from "../test/domain/issue/history.ts";
import { SITUATIONS } from "../test/domain/issue/states.ts";
import { type Figure, median } from "./figures.ts";

const COMMITS = 1000;

/** Every command that is accepted, in every situation an issue can be in; and a long history replayed. */
export async function decisions({ tiny }: { readonly tiny: boolean }): Promise<Figure[]> {
  const times = tiny ? 3 : 300;
  const spent = new Map<string, number>();
  for (const make of Object.values(SITUATIONS)) {
    const situation = make();
    const { life, now } = situation;
    const { issue, world } = life;
    for (const name of COMMANDS) {
      const command = commandFor(name, situation);
      const of = { tenant: "410421", issue: "DEMO-0001", receivedAt: now, number: "〔2026〕0001号", ...world };
      for (const presence of Object.values(PRESENCES)) {
        const asked = () => decide(issue, command, { ...of, presence });
        if ("refusal" in asked()) continue;
        for (let warm = 0; warm < times; warm++) asked();
        const laps = Array.from({ length: times }, () => timed(asked));
        spent.set(name, Math.max(spent.get(name) ?? 0, median(laps)));
        break;
      }
    }
  }
  const [slowest = ["", 0] as const] = [...spent].toSorted(([, a], [, b]) => b - a);
  const long = history(tiny ? 20 : COMMITS);
  replay(long);
  const replayed = median(Array.from({ length: tiny ? 1 : 21 }, () => timed(() => replay(long))));
  return [
    { bench: "decisions", name: "commands decided", value: spent.size, unit: "" },
    {
      bench: "decisions",
      name: `the slowest command, ${slowest[0]}: median`,
      value: slowest[1],
      unit: "ms",
      most: 0.2,
    },
    { bench: "decisions", name: `evolve of ${long.length} commits: median`, value: replayed, unit: "ms", most: 10 },
  ];
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** An issue that is talked about for a year: notes, contacts and reports in turn. */
function history(commits: number) {
  const life = dispatched();
  life.give(at("11-23 11:00"), "handler", commands.sign);
  while (life.commits.length < commits) {
    const turn = life.commits.length % 2 === 0 ? commands.note : { ...commands.progress };
    life.give(at("11-23 12:00"), "handler", turn);
  }
  return life.commits;
}
