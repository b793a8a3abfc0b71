import type { Fault } from "../faults.ts";
import { h } from "../h.ts";
import { words } from "../words.ts";

export interface ErrorSummary {
  readonly element: HTMLElement;
  /** Lists the faults, each a link to its field, and takes the focus. */
  show(faults: readonly Fault[]): void;
  clear(): void;
}

/** The list of what to correct above a form. `open`: what a link does; by default it focuses the field. */
export function errorSummary(open: (fault: Fault) => void = focusField): ErrorSummary {
  const w = words();
  const element = h("div", {});
  return {
    element,
    show(faults) {
      const box = h(
        "div",
        { class: "failure", role: "alert", tabindex: -1 },
        h("h2", {}, w.form.faults(faults.length)),
        h(
          "ul",
          {},
          faults.map((fault) => h("li", {}, link(fault, open))),
        ),
      );
      element.replaceChildren(box);
      if (!document.title.startsWith(w.form.error)) document.title = w.form.error + document.title;
      box.focus();
    },
    clear() {
      element.replaceChildren();
    },
  };
}

function link(fault: Fault, open: (fault: Fault) => void): HTMLElement {
  const onclick = (event: Event) => {
    event.preventDefault();
    open(fault);
  };
  return h("a", { href: `#${fieldId(fault.field)}`, onclick }, fault.message);
}

export function fieldId(name: string): string {
  return `f-${name}`;
}

function focusField({ field }: Fault): void {
  const target = document.querySelector(`#${fieldId(field)}`);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.closest(".field")?.scrollIntoView({ block: "start" });
}
