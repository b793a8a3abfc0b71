import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Figure, reached } from "./figures.ts";
import type { machine } from "./machine.ts";

export type Measured = Figure & { readonly machine: ReturnType<typeof machine> };

const docs = join(import.meta.dirname, "..", "docs");
const lines = join(docs, "performance.jsonl");

/** Puts new figures in the place of the old ones of the same benches: JSON lines, and a table made from all of them. */
export function writeReport(fresh: readonly Measured[], order: readonly string[]): void {
  const again = new Set(fresh.map(({ bench }) => bench));
  const kept = readFigures().filter(({ bench }) => !again.has(bench));
  const all = [...kept, ...fresh].toSorted((a, b) => order.indexOf(a.bench) - order.indexOf(b.bench));
  writeFileSync(lines, all.map((figure) => `${JSON.stringify(figure)}\n`).join(""));
  writeFileSync(join(docs, "performance.md"), page(all, order));
}

function readFigures(): Measured[] {
  if (!existsSync(lines)) return [];
  return readFileSync(lines, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Measured => JSON.parse(line));
}

function page(all: readonly Measured[], order: readonly string[]): string {
  const parts = order.map((bench) =>
    table(
      bench,
      all.filter((figure) => figure.bench === bench),
    ),
  );
  return [
    "# Figures",
    "",
    "Written by `npm run bench` (one bench: `npm run bench -- --only herd`); the same figures as JSON lines: [performance.jsonl](performance.jsonl).",
    "Each bench names its machine and what else kept it busy (load over 1, 5 and 15 minutes before it). Budgets are those of the project's first version.",
    "",
    ...parts.flat(),
    ...golden(),
  ].join("\n");
}

const ABOUT: Readonly<Record<string, string>> = {
  costs: `One issue on the whole local system, a counting pass-through before the database; units are those the engine reports (Dynoxide; a
transaction writes at double price). Not among them: what the schedules ask whatever the number of issues, the pages people look at, logs, storage,
streams (free for Lambda), mail. Mail is sent once a minute: its reads and writes per notice are counted, its invocations are shared by all and are not.
Prices: \`bench/prices.json\`, list prices of US East of the date given there; **check them before quoting**. Lambda time is what the functions took here, not in Lambda.`,
  bundles:
    "Start of a fresh process of Node to the handler loaded, divided by the same for a handler that is empty: median of seven pairs.",
  running: `\`gatherDataSet\` and the sheet made from it, over the real table; a thousand issues of the month before with nine or ten commits each, one in ten
touched again. The first look goes on from the set frozen with the month before, the second from what the process counted last. When each look counted every
issue that was open or closed since, measured the same way on this machine at the same load: 1.8 s and 1.6 s, processor time 1.26 s and 1.09 s.`,
  herd: `Through HTTP, gateway, function, transaction, stream and state machine, by real time, clock moved to five seconds before the rungs. \`HUIYIN_HERD=10000\`
for a larger one. What fires goes first: what tells of it waits, up to half a minute, while threads are scarce, and its processor time is in the figures. On the
same machine, quiet, 1,500 rungs fired at 50 a second and took 36.5 ms of processor each (engine 17.9, functions and garbage 13.1, host 5.5); since state and
commits lie packed, a commit that only fires calls no machine, notices are put by one call and what fires goes first, at 149 a second and 31 ms. What is left is
mostly the database engine: about four calls to decide and commit, one to park, four to tell. With 10,000 issues it needs half as much again for each (its cache
stays 2 MB), and after half a minute what tells has its turns too: that herd takes twice what the small one does for each.`,
  lag: "max(0, firedAt − fireAt), from the commits. Twenty, and then a hundred, rungs come due every second, one after the other; what comes due all at once is the herd's. A machine may wake the second early that whole-second time-outs allow, which is why there is none.",
  story: "Sum of the proportional set sizes (PSS) of all processes of the system.",
  engine: `The state machine engine of \`local/step-functions\` by itself, on a disk whose fsync counts: a step is a state left, kept in SQLite (WAL,
synchronous FULL), transactions of the same instant committed together. Restart: a process killed with \`kill -9\`, started again at once.
Before only changing columns were written and rows in use remembered, 30,000 steps took 5.0 s of processor time; now 2.8 s.`,
  decisions:
    "One process, warm. Each command in every situation of `test/domain/issue/states.ts` in which somebody may give it; of the medians the highest.",
  proof: `\`prove-the-day\` as it is deployed, over the local engine (Dynoxide, in memory) in a process of its own on the same cores: reading, ledger, second opinion,
chain, head, signature. \`HUIYIN_PROOF=300\` for fewer issues. A wall clock says little under load: the processor time of the job and the times it takes beside reading
alone do. Before state and commits were packed (ADR 0016) and a clock was read in one piece, in pairs in one process, 10,000 commits: 0.78 s of processor time of the job and 0.83 s of the
database engine per 1,000 commits, afterwards 0.59 s and 0.25 s (load 13); over 1,500 commits 0.58 s and 0.73 s, afterwards 0.38 s and 0.19 s (load 5). What the
engine takes to answer goes with the number of attributes in a tree, not with bytes: 4.5 ms for an issue of nine items before, 1.3 ms now.`,
  starting: "A copy of the sources with the packages installed; the page is there when `/` answers 200.",
};

function table(bench: string, figures: readonly Measured[]): string[] {
  const [first] = figures;
  if (first === undefined) return [];
  const { date, commit, processor, memoryGB, system, node, load } = first.machine;
  const rows = figures.map((figure) => {
    const { name, value, unit, most, least } = figure;
    const budget = most === undefined ? (least === undefined ? "" : `≥ ${least}`) : `≤ ${most}`;
    return `| ${name} | ${value.toLocaleString("en")} ${unit} | ${budget} | ${reached(figure)} |`;
  });
  return [
    `## ${bench}`,
    "",
    ABOUT[bench] ?? "",
    "",
    `\`npm run bench -- --only ${bench}\` · ${date} · ${commit} · ${processor}, ${memoryGB} GB · ${system} · Node ${node} · load ${load.join(" ")}`,
    "",
    "| figure | measured | budget | reached |",
    "|---|---:|---:|---|",
    ...rows,
    "",
  ];
}

type Counts = { calls: Record<string, number>; writeUnits: number; readUnits: number };
type Steps = { command: string; itself?: Counts; reactions: Counts }[];
/** Lives counted here, and beside them what the tests pin themselves (test/golden-counts.ts). */
type Golden = Record<string, Steps> & { cases?: unknown };

function golden(): string[] {
  const file = join(docs, "golden-counts.json");
  if (!existsSync(file)) return [];
  const { cases: _, ...lives }: Golden = JSON.parse(readFileSync(file, "utf8"));
  const said = (counts: Counts | undefined): string =>
    counts === undefined
      ? "–"
      : `${Object.entries(counts.calls)
          .map(([operation, count]) => `${count} ${operation}`)
          .join(", ")} · ${counts.writeUnits} W ${counts.readUnits} R`;
  const tables = Object.entries(lives).flatMap(([life, steps]) => [
    `**${life}**`,
    "",
    "| command | itself | what followed (stream, machine, mail) |",
    "|---|---|---|",
    ...steps.map(({ command, itself, reactions }) => `| ${command} | ${said(itself)} | ${said(reactions)} |`),
    "",
  ]);
  const about =
    "Calls of DynamoDB and units (W written, R read) of each command with warm settings, from [golden-counts.json](golden-counts.json). `clock`: rungs, mails and daily proofs on the way to the next command.";
  return ["## Golden counts", "", about, "", ...tables];
}
