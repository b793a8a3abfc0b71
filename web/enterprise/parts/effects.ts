import type { DryRun } from "../../../contract/views/issue.ts";
import { Refused, Unreachable } from "../../problem.ts";
import { h } from "../h.ts";
import { words } from "../words.ts";

/** In the place of a text that is still being written: no clock depends on it, and it is not sent before the press. */
export const UNTOLD = "—";

/**
 * What the press will do, in sentences of the server, said before it. Empty while it is not known, or if the server cannot say it now: the
 * press itself will say why.
 */
export function effects() {
  const w = words().effects;
  const element = h("div", { class: "effects", role: "status" });
  let latest: Promise<unknown> | undefined;
  const show = async (asked: Promise<DryRun | { readonly dryRun: false }>): Promise<void> => {
    latest = asked;
    element.replaceChildren();
    const said = await sentences(asked);
    if (latest !== asked || said === undefined) return;
    element.append(
      h("b", {}, w.title),
      said.length === 0 ? h("p", {}, w.none) : h("ul", {}, ...said.map((one) => h("li", {}, one))),
    );
  };
  return { element, show };
}

async function sentences(asked: Promise<DryRun | { readonly dryRun: false }>): Promise<string[] | undefined> {
  try {
    const answer = await asked;
    return answer.dryRun ? answer.effects.map(({ sentence }) => sentence) : undefined;
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) return undefined;
    throw error;
  }
}
