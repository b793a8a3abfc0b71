import { h } from "../h.ts";
import { words } from "../words.ts";

export interface SummaryRow {
  readonly label: string;
  readonly text: string;
  /** Page on which it can be changed. */
  readonly change?: string;
}

/** What was said, row by row; line breaks stay. */
export function summaryList(rows: readonly SummaryRow[]): HTMLElement {
  const w = words();
  return h(
    "dl",
    { class: "summary" },
    rows.map(({ label, text, change }) =>
      h(
        "div",
        {},
        h("dt", {}, label),
        h("dd", {}, text),
        change !== undefined &&
          h(
            "dd",
            { class: "change" },
            h("a", { href: `#/${change}`, "aria-label": w.check.changeNamed(label) }, w.check.change),
          ),
      ),
    ),
  );
}
