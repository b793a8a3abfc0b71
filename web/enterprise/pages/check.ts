import type { FormField } from "../../../contract/form.ts";
import { ask } from "../api.ts";
import { currentDraft } from "../draft.ts";
import { faultsOf, type Fault } from "../faults.ts";
import { h } from "../h.ts";
import { card } from "../parts/card.ts";
import { chosen } from "../parts/control.ts";
import { effects } from "../parts/effects.ts";
import { errorSummary } from "../parts/error-summary.ts";
import { sendFailure } from "../parts/failure.ts";
import { fileFaults, FILES } from "../parts/file-list.ts";
import { IDENTITY } from "../parts/identity-choice.ts";
import { sendButton } from "../parts/send-button.ts";
import { summaryList } from "../parts/summary-list.ts";
import { requestKey } from "../request-key.ts";
import { go, type Page } from "../router.ts";
import { screenOf, screensOf } from "../screens.ts";
import { theForm } from "../settings.ts";
import { submitDraft } from "../submit-draft.ts";
import { draftTray } from "../trays.ts";
import { WIDE } from "../wide.ts";
import { words } from "../words.ts";

const SECRECY = "secrecy";

/** 核对: everything once more, the secrecy warning acknowledged, one press. */
export async function checkPage(): Promise<Page> {
  const w = words();
  const form = await theForm();
  const screens = screensOf(form);
  const { answers } = currentDraft();
  let acknowledged = false;

  const change = (field: string) => `submit/${screenOf(screens, field) + 1}?check&field=${field}`;
  const summary = errorSummary(({ field }) => {
    if (field === SECRECY) secrecy.element.querySelector("input")?.focus();
    else go(change(field));
  });
  const secrecy = chosen(
    { name: SECRECY, label: w.of(form.secrecyWarning), required: true },
    [
      card({
        name: SECRECY,
        value: "yes",
        label: w.check.secrecy,
        first: true,
        checked: false,
        many: true,
        choose: (checked) => (acknowledged = checked),
      }),
    ],
    "single",
  );
  // Nothing that was typed is sent before the press: no clock depends on it.
  const untold = { form: `${form.id}@${form.version}`, answers: {}, files: [], secrecyAcknowledged: true };
  const then = effects();
  void then.show(ask("submitIssue", { dryRun: true, body: { ...untold, key: requestKey() } }));
  const failed = h("div", {});
  const send = sendButton(w.check.send, w.check.sending, async () => {
    failed.replaceChildren();
    const faults: Fault[] = [...faultsOf(form, currentDraft()), ...fileFaults(draftTray())];
    const unconfirmed = acknowledged ? undefined : w.check.secrecyMissing;
    secrecy.fault(unconfirmed);
    if (unconfirmed) faults.push({ field: SECRECY, message: unconfirmed });
    if (faults.length > 0) {
      summary.show(faults);
      return;
    }
    summary.clear();
    const end = await submitDraft(form);
    if (end.is === "received") go("receipt", "replace");
    else if (end.is === "faults") summary.show(end.faults);
    else {
      const panel = sendFailure(end.error, w.failure.unsent);
      if (end.is === "refused") panel.append(h("p", {}, end.outdated ? w.failure.outdated : w.failure.refused));
      failed.replaceChildren(panel);
      panel.focus();
    }
  });

  const shown = (field: FormField) => {
    const value = answers[field.name]?.trim() ?? "";
    if (field.kind !== "choice" || value === "") return value;
    const option = field.options.find((each) => each.value === value);
    return option ? w.of(option.label) : value;
  };
  const hidden = {
    label: w.identity.title,
    text: currentDraft().identityHidden === true ? w.identity.yes : w.identity.no,
    change: change(IDENTITY),
  };
  const files = draftTray().entries.map(({ name }) => name);
  return {
    title: w.check.title,
    body: [
      h("a", { class: "back", href: WIDE.matches ? "#/submit" : `#/submit/${screens.length}` }, w.form.back),
      summary.element,
      h("h1", {}, w.check.title),
      screens.map((screen) =>
        h(
          "section",
          { class: "checked" },
          h("h2", {}, screen.title),
          summaryList(
            screen.files
              ? [{ label: w.files.title, text: files.join("\n") || w.files.none, change: change(FILES) }]
              : [
                  ...screen.fields.map((field) => ({
                    label: w.of(field.label),
                    text: shown(field) || w.check.empty,
                    change: change(field.name),
                  })),
                  ...(screen.identity ? [hidden] : []),
                ],
          ),
        ),
      ),
      h(
        "form",
        { novalidate: true, class: "screen" },
        secrecy.element,
        then.element,
        failed,
        h("div", { class: "onwards" }, send),
        h("p", { class: "hint" }, w.check.once),
      ),
    ],
  };
}
