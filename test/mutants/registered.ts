import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { expect } from "vitest";

/** Stands in for vitest where the tests of the domain are run again and again in one process: it only keeps them. */
export { expect };

export type Kept = { readonly id: string; readonly file: string; readonly run: () => unknown };

let kept = new Map<string, Kept>();
let file = "";
const names: string[] = [];

type Body = () => unknown;
type Told = (...row: never[]) => unknown;

/** Loads a file of tests and gives what it registers; with another `turn` it is evaluated once more. */
export async function testsOf(path: string, turn: string): Promise<ReadonlyMap<string, Kept>> {
  kept = new Map();
  file = path;
  names.length = 0;
  await import(`${pathToFileURL(resolve(path)).href}${turn}`);
  return kept;
}

function keep(name: string, second: unknown, third?: unknown): void {
  const run = typeof second === "function" ? second : third;
  if (typeof run !== "function") return;
  let id = [file, ...names, name].join(" › ");
  while (kept.has(id)) id += "'";
  kept.set(id, { id, file, run: () => run() });
}

function within(name: string, second: unknown, third?: unknown): void {
  const body = typeof second === "function" ? second : third;
  if (typeof body !== "function") return;
  names.push(name);
  body();
  names.pop();
}

function each(one: (name: string, body: Body) => void) {
  return (rows: readonly unknown[]) =>
    (name: string, second: unknown, third?: unknown): void => {
      const body = (typeof second === "function" ? second : third) as Told;
      for (const row of rows) {
        const given = Array.isArray(row) ? row : [row];
        one(format(name, ...given.slice(0, name.split("%").length - 1)), () => body(...(given as never[])));
      }
    };
}

export const test = Object.assign(keep, {
  each: each(keep),
  runIf: (wanted: unknown) => (wanted ? keep : () => {}),
});
export const it = test;
export const describe = Object.assign(within, { each: each(within) });
