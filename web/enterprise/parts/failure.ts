import { Refused } from "../../problem.ts";
import { h } from "../h.ts";
import type { Page } from "../router.ts";
import { words } from "../words.ts";

/** What happened, what is safe, what to do. Announced and focused when it appears. */
export function failurePanel(title: string, text: string): HTMLElement {
  return h("div", { class: "failure", role: "alert", tabindex: -1 }, h("h2", {}, title), h("p", {}, text));
}

/** The panel for a press that failed; `unsent` says what to do when nobody answered. */
export function sendFailure(error: unknown, unsent: string): HTMLElement {
  const w = words();
  if (!(error instanceof Refused)) return failurePanel(w.failure.unsentTitle, unsent);
  const { code, title } = error.problem;
  if (code === "throttled") return failurePanel(w.failure.throttledTitle, title);
  return failurePanel(title, (error.problem.errors ?? []).map(({ message }) => message).join(" "));
}

/** A page that could not be loaded. */
export function loadFailure(error: unknown, again: () => void): Page {
  const w = words();
  const text = error instanceof Refused ? error.problem.title : w.failure.load;
  return {
    title: w.failure.loadTitle,
    body: [
      h("h1", {}, w.failure.loadTitle),
      h("p", { class: "lead" }, text),
      h("button", { type: "button", class: "main", onclick: again }, w.failure.again),
    ],
  };
}
