import { parseArgs } from "node:util";
import { bundles } from "./bundles.ts";
import { costs } from "./costs.ts";
import { engine } from "./engine.ts";
import { type Bench, reached } from "./figures.ts";
import { herd } from "./herd.ts";
import { lag } from "./lag.ts";
import { machine } from "./machine.ts";
import { type Measured, writeReport } from "./report.ts";
import { decisions } from "./decisions.ts";
import { proof } from "./proof.ts";
import { rules } from "./rules.ts";
import { runningMonth } from "./running-month.ts";
import { starting } from "./starting.ts";
import { story } from "./story.ts";

/** `npm run bench`: each figure a JSON line, all of them into docs/. `--only herd,lag` some; `--tiny` tries them out and writes nothing. */
const { values } = parseArgs({ options: { only: { type: "string" }, tiny: { type: "boolean", default: false } } });
const benches: Readonly<Record<string, Bench>> = {
  costs,
  bundles,
  herd,
  lag,
  story,
  starting,
  rules,
  decisions,
  proof,
  running: runningMonth,
  engine,
};
const wanted = values.only?.split(",") ?? Object.keys(benches);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
const measured: Measured[] = [];
for (const name of wanted) {
  const on = machine();
  const figures = (await benches[name]?.({ tiny: values.tiny, say: (line) => console.error(line) })) ?? [];
  measured.push(...figures.map((figure) => ({ ...figure, machine: on })));
  for (const figure of figures) console.log(JSON.stringify({ ...figure, reached: reached(figure) }));
  if (!values.tiny) writeReport(measured, Object.keys(benches));
}
process.exit(measured.some((figure) => reached(figure) === "no") ? 1 : 0);
