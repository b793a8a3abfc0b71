import { parseArgs } from "node:util";
import { BEATS } from "../test/stories/cut-story.ts";
import { VICTIMS } from "./plan.ts";
import { playRound } from "./round.ts";

/**
 * Breaks the local system in every way that AWS, a computer or a network breaks, and looks whether its promises were kept:
 * `npm run chaos`, a quick one with `-- --quick`. `HUIYIN_SEED` plays a run again.
 */
const QUICK = { beats: 5, issues: 6, off: 1 };
const FULL = { beats: BEATS.length, issues: 12, off: 2 };
const { values } = parseArgs({
  options: { quick: { type: "boolean" }, rounds: { type: "string" }, kills: { type: "string" } },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const kills = Number(values.kills ?? (values.quick ? 3 : 102));
const seed = Number(process.env["HUIYIN_SEED"] ?? Date.now() % 1_000_000);
const assembly = process.env["HUIYIN_ASSEMBLY"];
const started = performance.now();
const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} s`;
const counts = new Map<string, number>();
let wrong = 0;

for (let round = 0; round < rounds; round++) {
  console.log(
    `round ${round + 1} of ${rounds}: HUIYIN_SEED=${seed + round} --rounds 1 --kills ${Math.ceil(kills / rounds)}`,
  );
  const { faults, counts: counted } = await playRound({
    seed: seed + round,
    assembly,
    ...(values.quick ? QUICK : FULL),
    each: Math.ceil(kills / rounds),
    freezes: !values.quick && round === 0,
    say: (line) => console.log(`  ${seconds()} ${line}`),
  });
  for (const [what, count] of counted) counts.set(what, (counts.get(what) ?? 0) + count);
  for (const fault of faults) console.log(`  WRONG: ${fault}`);
  wrong += faults.length;
}
for (const [what, count] of [...counts].toSorted()) console.log(`${String(count).padStart(6)}  ${what}`);
const of = (victim: string): number =>
  [...counts].reduce((sum, [what, count]) => (what.startsWith(`kill ${victim} `) ? sum + count : sum), 0);
console.log(
  `${VICTIMS.map((victim) => `${of(victim)} kills of ${victim}`).join(", ")} in ${seconds()}; ${wrong === 0 ? "every promise was kept" : `${wrong} promises were broken`}`,
);
process.exitCode = wrong === 0 ? 0 : 1;
