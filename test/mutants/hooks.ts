import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/** What the domain remembers between calls (`const known = new WeakMap…();` outermost), to be forgotten at will. */
const forgetting: (() => void)[] = [];
Object.assign(globalThis, { onForget: (forget: () => void) => forgetting.push(forget) });

export function forgetAll(): void {
  for (const forget of forgetting) forget();
}

const MEMORY = /^const (\w+)(?:: [^=]+)? = (new (?:Weak)?Map(?:<.*>)?\(\));$/gm;
const STAND_IN = new URL("registered.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "vitest" && context.parentURL !== STAND_IN
      ? { url: STAND_IN, shortCircuit: true }
      : next(specifier, context),
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.startsWith(pathToFileURL(`${process.cwd()}/domain/`).href) || !url.endsWith(".ts")) return loaded;
    const source = String(loaded.source).replace(MEMORY, "let $1 = $2; globalThis.onForget(() => { $1 = $2; });");
    return { ...loaded, source };
  },
});
