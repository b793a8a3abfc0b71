import { h } from "../h.ts";
import { words } from "../words.ts";

const NEAR = 0.8; // of the maximum, from where the rest is said
const QUIET = 800; // milliseconds without typing before it is said aloud

/** A box that grows with its text and says how much more it takes. */
export function counted(max: number, value: string, changed: (value: string) => void) {
  const w = words();
  const input = h("textarea", { rows: 5 });
  const seen = h("span", { "aria-hidden": "true" });
  const aloud = h("span", { class: "aloud", role: "status" });
  const count = h("p", { class: "hint count" }, seen, aloud);
  let later: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    const left = max - input.value.trim().length;
    const text = left < 0 ? w.form.over(-left) : left <= max * (1 - NEAR) ? w.form.left(left) : "";
    seen.textContent = text;
    count.classList.toggle("over", left < 0);
    clearTimeout(later);
    later = setTimeout(() => (aloud.textContent = text), QUIET);
  };
  input.value = value;
  input.addEventListener("input", () => {
    changed(input.value);
    say();
  });
  say();
  return { input, count };
}
