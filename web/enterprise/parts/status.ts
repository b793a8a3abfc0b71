import { STATUSES, type Status } from "../../../contract/vocabulary.ts";
import { STATUS_WORDS } from "../../../contract/status-words.ts";
import { h } from "../h.ts";
import { locale } from "../language.ts";
import { words } from "../words.ts";

/** Most issues never stand still: 挂账 is a step only while it lasts. */
const wayOf = (now: Status) => STATUSES.filter((each) => each !== "refused" && (each !== "suspended" || now === each));

/** Where the issue is on its way, as a line of steps; the present one is named as current. */
export function status(now: Status): HTMLElement {
  const w = words().progress;
  const names = STATUS_WORDS[locale()];
  if (now === "refused") return h("p", { class: "refused" }, `✕ ${names.refused}`);
  const way = wayOf(now);
  const at = way.indexOf(now);
  return h(
    "ol",
    { class: "way", "aria-label": w.steps },
    way.map((each, index) => {
      const done = index < at || now === "closed";
      const current = index === at;
      return h(
        "li",
        { class: current ? "now" : done ? "done" : "later", "aria-current": current && "step" },
        h("span", { class: "dot", "aria-hidden": "true" }, done ? "✓" : String(index + 1)),
        h(
          "span",
          {},
          names[each],
          (done || current) && h("span", { class: "aloud" }, ` (${current ? w.now : w.done})`),
        ),
      );
    }),
  );
}
