import { h } from "../h.ts";
import { grouped } from "../proof.ts";
import { words } from "../words.ts";

/** A number to keep, large and in groups, with a button that copies it. */
export function bigNumber(label: string, number: string): HTMLElement {
  const w = words().receipt;
  const copy = h("button", { type: "button", class: "link", "aria-label": `${w.copy} ${label}` }, w.copy);
  const done = h("span", { class: "aloud", role: "status" });
  copy.addEventListener("click", () => {
    // Without permission or https there is no clipboard; the number can still be selected.
    void navigator.clipboard?.writeText(grouped(number)).then(() => {
      copy.textContent = `✓ ${w.copied}`;
      done.textContent = w.copied;
    });
  });
  return h(
    "div",
    { class: "number" },
    h("p", { class: "label" }, label, copy, done),
    h("p", { class: "value" }, grouped(number)),
  );
}
