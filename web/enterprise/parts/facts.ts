import type { FollowPage } from "../../../contract/views/enterprise.ts";
import { SLIP_SHAPES } from "../../../contract/status-words.ts";
import { dueWords } from "../../time-words.ts";
import { type Child, h } from "../h.ts";
import { locale } from "../language.ts";
import { words } from "../words.ts";

/** Who has it now, until when, what comes next: what must be known within five seconds. */
export function facts({ status, holder, dueAt, left, provisional, next }: FollowPage): HTMLElement {
  const w = words().progress;
  const until: readonly Child[] =
    dueAt === undefined || left === undefined
      ? [w.noLimit]
      : [
          h("span", { class: "due" }, dueWords({ left, dueAt, provisional }, locale())),
          h(
            "span",
            { class: left.over ? "lamp red" : "lamp none" },
            h("span", { "aria-hidden": "true" }, SLIP_SHAPES[left.over ? "red" : "none"]),
            ` ${left.over ? w.over : w.inTime}`,
          ),
          provisional &&
            h("details", {}, h("summary", {}, w.provisional), h("p", { class: "hint" }, w.provisionalText)),
        ];
  return h(
    "dl",
    { class: "facts" },
    h("div", {}, h("dt", {}, w.holder), h("dd", {}, status === "closed" || holder === "" ? w.nobody : holder)),
    h("div", {}, h("dt", {}, w.until), h("dd", {}, until)),
    next !== "" && h("div", {}, h("dt", {}, w.next), h("dd", {}, next)),
  );
}
