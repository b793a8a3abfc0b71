import { currentDraft, dropDraft, hasDraft, saveDraft } from "../draft.ts";
import { faultsOf } from "../faults.ts";
import { h } from "../h.ts";
import type { Control } from "../parts/control.ts";
import { errorSummary, fieldId } from "../parts/error-summary.ts";
import { type Answers, fieldControl } from "../parts/field.ts";
import { fileControl, fileFaults } from "../parts/file-list.ts";
import { identityChoice } from "../parts/identity-choice.ts";
import { type Address, go, type Page } from "../router.ts";
import { type Screen, screensOf } from "../screens.ts";
import { theForm } from "../settings.ts";
import { draftTray } from "../trays.ts";
import { WIDE } from "../wide.ts";
import { words } from "../words.ts";

/** 提交诉求: one screen of the form on a phone, all of them one under the other where there is room. */
export async function submitPage({ rest, query }: Address): Promise<Page> {
  const w = words();
  const form = await theForm();
  const screens = screensOf(form);
  const at = Math.min(Math.max(0, (Number(rest) || 1) - 1), screens.length - 1);
  const wide = WIDE.matches;
  const shown = wide ? screens : screens.filter((_, each) => each === at);
  const reviewing = wide || query.has("check") || at === screens.length - 1;

  const saved = h("p", { class: "hint saved" }, w.form.saved);
  const answers: Answers = {
    get: (name) => currentDraft().answers[name] ?? "",
    set: (name, value) => {
      currentDraft().answers[name] = value;
      saved.textContent = saveDraft() ? w.form.saved : w.form.notSaved;
      drop.hidden = !hasDraft();
    },
  };
  const controls: Control[] = [];
  const add = (control: Control) => {
    controls.push(control);
    return control.element;
  };
  const contents = ({ fields, files, identity }: Screen) =>
    files
      ? add(fileControl(draftTray(), form.files))
      : [fields.map((field) => add(fieldControl(field, answers))), identity && add(identityChoice())];

  const summary = errorSummary();
  const onwards = (event: Event) => {
    event.preventDefault();
    const names = shown.flatMap(({ fields }) => fields.map(({ name }) => name));
    const faults = [
      ...faultsOf(form, currentDraft(), names),
      ...(shown.some(({ files }) => files) ? fileFaults(draftTray()) : []),
    ];
    for (const control of controls) control.fault(faults.find(({ field }) => field === control.name)?.message);
    if (faults.length > 0) summary.show(faults);
    else go(reviewing ? "check" : `submit/${at + 2}`);
  };
  const drop = h("button", { type: "button", class: "link" }, w.form.drop);
  drop.hidden = !hasDraft();
  drop.addEventListener("click", () => {
    if (!confirm(w.form.dropSure)) return;
    draftTray().empty();
    dropDraft();
    go("submit");
    dispatchEvent(new HashChangeEvent("hashchange"));
  });

  const title = wide ? w.of(form.title) : (shown[0]?.title ?? "");
  const field = query.get("field");
  return {
    title,
    focus: field !== null ? fieldId(field) : wide && query.has("check") ? `s-${at}` : undefined,
    body: [
      !wide && at > 0 && h("a", { class: "back", href: `#/submit/${at}` }, w.form.back),
      summary.element,
      !wide && h("p", { class: "caption" }, `${w.of(form.title)} · ${w.form.step(at + 1, screens.length)}`),
      !wide && h("progress", { class: "way", max: screens.length, value: at + 1, "aria-hidden": "true" }),
      h("h1", {}, title),
      at === 0 &&
        h(
          "p",
          { class: "warning" },
          h("span", { class: "sign", "aria-hidden": "true" }, "!"),
          w.of(form.secrecyWarning),
        ),
      h(
        "form",
        { novalidate: true, onsubmit: onwards, class: wide ? "sections" : "screen" },
        shown.map((screen, each) =>
          h("section", {}, wide && h("h2", { id: `s-${each}`, tabindex: -1 }, screen.title), contents(screen)),
        ),
        h(
          "div",
          { class: "onwards" },
          h("button", { type: "submit", class: "main" }, reviewing ? w.form.review : w.form.next),
        ),
      ),
      saved,
      drop,
    ],
  };
}
