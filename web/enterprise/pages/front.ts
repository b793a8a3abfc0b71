import { h } from "../h.ts";
import { hasDraft } from "../draft.ts";
import type { Page } from "../router.ts";
import { theService } from "../settings.ts";
import { words } from "../words.ts";

/** 首页: what this is, the two doors, and what happens after, with the limits in force. */
export async function frontPage(): Promise<Page> {
  const w = words();
  const { county, steps } = await theService();
  const draft = hasDraft();
  return {
    title: "",
    body: [
      h(
        "section",
        { class: "hero" },
        h("p", { class: "caption" }, county),
        h("h1", {}, w.front.title),
        h("p", { class: "lead" }, w.front.lead),
        h(
          "div",
          { class: "doors" },
          door(
            "#/submit",
            draft ? w.front.goOn : w.front.submit,
            draft ? w.front.goOnHint : w.front.submitHint,
            "first",
          ),
          door("#/follow", w.front.follow, w.front.followHint, "second"),
        ),
      ),
      h(
        "section",
        { class: "after" },
        h("h2", {}, w.front.after),
        h(
          "ol",
          { class: "steps" },
          steps.map(({ title, limit }) => h("li", {}, h("b", {}, title), h("span", {}, w.front.within(limit)))),
        ),
      ),
      h(
        "ul",
        { class: "promises" },
        w.front.promises.map(([title, text]) => h("li", {}, h("h3", {}, title), h("p", {}, text))),
      ),
    ],
  };
}

function door(href: string, label: string, hint: string, rank: string): HTMLElement {
  return h("a", { class: `door ${rank}`, href }, h("b", {}, label), h("span", {}, hint));
}
