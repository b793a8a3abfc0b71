import { ask } from "../api.ts";
import type { Fault } from "../faults.ts";
import { h } from "../h.ts";
import { typed } from "./control.ts";
import { errorSummary } from "./error-summary.ts";
import { sendFailure } from "./failure.ts";
import { sendButton } from "./send-button.ts";
import { keepProof, keptProof, readProof } from "../proof.ts";
import { go, type Page } from "../router.ts";
import { words } from "../words.ts";

/** Asks for the two numbers of the receipt. `refused`: why those given before were not taken. */
export function askProof(refused?: string): Page {
  const w = words();
  const number = (name: "receipt" | "code") =>
    h("input", {
      type: "text",
      name,
      class: "code",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
    });
  const [receipt, code] = [number("receipt"), number("code")];
  receipt.value = keptProof()?.receipt ?? "";
  const controls = [
    typed({ name: "receipt", label: w.receipt.receipt, required: true }, receipt),
    typed({ name: "code", label: w.receipt.code, required: true }, code),
  ];
  const summary = errorSummary();
  const failed = h("div", {});
  const send = sendButton(w.follow.send, w.follow.sending, async () => {
    failed.replaceChildren();
    const read = readProof(receipt.value, code.value);
    const faults: Fault[] = [];
    if (!read.receipt)
      faults.push({
        field: "receipt",
        message: receipt.value.trim() ? w.follow.receiptWrong : w.follow.receiptMissing,
      });
    if (!read.code)
      faults.push({ field: "code", message: code.value.trim() ? w.follow.codeWrong : w.follow.codeMissing });
    for (const control of controls) control.fault(faults.find(({ field }) => field === control.name)?.message);
    if (read.proof === undefined) {
      summary.show(faults);
      return;
    }
    summary.clear();
    try {
      await ask("followIssue", { body: read.proof });
      keepProof(read.proof);
      go("progress");
    } catch (error) {
      const panel = sendFailure(error, w.failure.load);
      failed.replaceChildren(panel);
      panel.focus();
    }
  });
  return {
    title: w.follow.title,
    body: [
      refused !== undefined && h("p", { class: "failure", role: "alert" }, refused),
      summary.element,
      h("h1", {}, w.follow.title),
      h("p", { class: "lead" }, w.follow.lead),
      h(
        "form",
        { novalidate: true, class: "screen" },
        controls.map(({ element }) => element),
        failed,
        h("div", { class: "onwards" }, send),
      ),
      h("p", { class: "hint" }, w.follow.lost),
    ],
  };
}
