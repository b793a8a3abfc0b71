import { spawn } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DEPLOYED } from "../contract/deployed.ts";
import { type Bench, type Figure, median, rounded, sum } from "./figures.ts";

const built = join(import.meta.dirname, "..", ".build");
const API = new Set(["public", "read", "command", "files"]);

/** Size of each function's bundle, and how long it takes to load, against a handler that is empty. */
export const bundles: Bench = async ({ tiny, say }) => {
  const figures: Figure[] = [];
  for (const name of Object.keys(DEPLOYED)) {
    say(`bundles: ${name}`);
    const file = join(built, "functions", name, "index.mjs");
    if (!existsSync(file)) throw new Error(`${file} is not there: npm run build`);
    const size = gzipSync(readFileSync(file)).length / 1024;
    const budget = API.has(name) ? { most: 100 } : {};
    figures.push({ bench: "bundles", name: `${name}: bundle, gzipped`, value: rounded(size), unit: "KB", ...budget });
    const ratio = await initRatio(file, tiny ? 1 : 7);
    figures.push({
      bench: "bundles",
      name: `${name}: start to loaded ÷ empty handler`,
      value: rounded(ratio),
      unit: "×",
    });
  }
  return [...figures, enterprisePages()];
};

/** Pairs, one after the other, so that what else the machine does falls on both. */
async function initRatio(file: string, pairs: number): Promise<number> {
  const own: number[] = [];
  const empty: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    own.push(await loading(file));
    empty.push(await loading(join(import.meta.dirname, "empty-handler.mjs")));
  }
  return median(own) / median(empty);
}

/** Milliseconds from the start of a process of Node to its handler being there. */
function loading(file: string): Promise<number> {
  const started = performance.now();
  const script = `const { handler } = await import(${JSON.stringify(file)}); process.exit(typeof handler === "function" ? 0 : 1)`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`${file} does not load`)),
    );
  });
}

/** All scripts that the enterprises' page loads: those it names, and what they import. */
function enterprisePages(): Figure {
  const web = join(built, "web");
  const wanted = [...readFileSync(join(web, "index.html"), "utf8").matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)];
  const scripts = new Set(wanted.map((match) => match[1] ?? ""));
  for (const script of scripts) {
    const text = readFileSync(join(web, script), "utf8");
    for (const name of globSync("assets/*.js", { cwd: web })) {
      if (text.includes(name.slice("assets/".length))) scripts.add(name);
    }
  }
  const size = sum([...scripts].map((script) => gzipSync(readFileSync(join(web, script))).length)) / 1024;
  return { bench: "bundles", name: "enterprise pages: script, gzipped", value: rounded(size), unit: "KB", most: 40 };
}
