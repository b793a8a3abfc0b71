import { h } from "../h.ts";
import { locale, speak } from "../language.ts";
import type { Page } from "../router.ts";
import { theService } from "../settings.ts";
import { words } from "../words.ts";
import { mark } from "./mark.ts";

export interface Frame {
  /** Puts a page into the frame and moves the focus to it, unless the reader has just arrived. */
  show(page: Page, arriving: boolean): void;
  busy(): void;
}

/** Head, main and foot in the reader's language. */
export function openFrame(languageChanged: () => void): Frame {
  const w = words();
  const main = h("main", { id: "main", tabindex: -1 });
  const county = h("span", { class: "county" });
  const office = h("p", {});
  const foot = h("div", { class: "inner" }, office, h("a", { href: "./console.html" }, w.site.officials));
  let name = "";
  let title = "";
  const retitle = () => {
    document.title = title === "" ? w.site.titleEnd(name) : `${title} – ${w.site.titleEnd(name)}`;
  };
  const other = h(
    "button",
    { type: "button", class: "quiet", lang: locale() === "en" ? "zh-CN" : "en" },
    w.site.otherLanguage,
  );
  other.addEventListener("click", () => {
    speak(locale() === "en" ? "zh-CN" : "en");
    languageChanged();
  });
  const skip = h("a", { class: "skip", href: "#main" }, w.site.skip);
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  document
    .querySelector("#page")
    ?.replaceChildren(
      skip,
      h(
        "header",
        { class: "head" },
        h(
          "div",
          { class: "inner" },
          h("a", { class: "brand", href: "#/" }, mark(), h("span", {}, h("b", {}, w.site.name), county)),
          other,
        ),
      ),
      main,
      h("footer", { class: "foot" }, foot),
    );
  theService().then(
    (service) => {
      name = service.county;
      county.textContent = service.county;
      office.textContent = service.office;
      if (service.icp !== undefined) {
        const register = h("a", { href: "https://beian.miit.gov.cn/", lang: "zh-CN" }, service.icp);
        foot.append(h("p", { class: "icp" }, register));
      }
      retitle();
    },
    () => undefined, // the page itself says that the system cannot be reached
  );
  return {
    show(page, arriving) {
      title = page.title;
      retitle();
      main.removeAttribute("aria-busy");
      main.replaceChildren(h("div", { class: "inner" }, page.body));
      const target = page.focus === undefined ? main.querySelector("h1") : document.querySelector(`#${page.focus}`);
      if (!arriving) scrollTo(0, 0);
      if (target instanceof HTMLElement && (!arriving || page.focus !== undefined)) {
        if (target.tabIndex < 0) target.tabIndex = -1;
        target.focus();
      }
    },
    busy() {
      main.setAttribute("aria-busy", "true");
      main.replaceChildren(h("div", { class: "inner" }, h("p", { class: "hint", role: "status" }, w.site.loading)));
    },
  };
}
