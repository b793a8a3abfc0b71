import { isCreditCode } from "../../../contract/credit-code.ts";
import { ask } from "../api.ts";
import { currentDraft, saveDraft } from "../draft.ts";
import { h } from "../h.ts";
import { theService } from "../settings.ts";
import { words } from "../words.ts";
import { type Control, type Question, typed } from "./control.ts";
import { fieldId } from "./error-summary.ts";
import type { Answers } from "./field.ts";

const LENGTH = 18;
const ENTERPRISE_NAME = "enterpriseName";

/** The credit code: its check digit is tested while it is typed, and the directory's name for it filled in. */
export function creditCode(question: Question, answers: Answers): Control {
  const w = words();
  const { name } = question;
  const verdict = h("p", { class: "verdict", role: "status" });
  const genuine = h("p", { class: "aside", role: "status" });
  const input = h("input", {
    type: "text",
    name,
    class: "code",
    value: answers.get(name),
    required: question.required,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    maxlength: LENGTH + 6, // spaces of a pasted code
  });
  const control = typed(question, input, h("div", {}, verdict, genuine));
  let filledIn: string | undefined;

  const plain = () => input.value.replaceAll(/[\s-]/g, "").toUpperCase();
  const judge = (complete: boolean) => {
    const code = plain();
    const entered = code === currentDraft().genuine;
    const right = isCreditCode(code) || entered;
    verdict.textContent = right ? `✓ ${entered ? w.form.creditCodeKnown : w.form.creditCodeRight}` : "";
    if (right || code.length !== LENGTH) genuine.textContent = "";
    if (right || code === "" || (!complete && code.length < LENGTH)) control.fault(undefined);
    else control.fault(code.length === LENGTH ? w.form.creditCodeWrong : w.form.creditCodeLength(code.length));
    // The directory may hold a code whose check character is wrong, and that was issued so.
    if (code.length === LENGTH) void fillIn(code);
  };
  const fillIn = async (code: string) => {
    const known = await ask("nameEnterprise", { params: { creditCode: code } }).catch(() => undefined); // then it is typed
    if (plain() !== code) return;
    if (known === undefined) {
      const service = isCreditCode(code) ? undefined : await theService().catch(() => undefined);
      if (service !== undefined && plain() === code) genuine.textContent = w.form.creditCodeGenuine(service.office);
      return;
    }
    if (!isCreditCode(code)) {
      currentDraft().genuine = code;
      saveDraft();
      control.fault(undefined);
      genuine.textContent = "";
      verdict.textContent = `✓ ${w.form.creditCodeKnown}`;
    }
    const typedName = answers.get(ENTERPRISE_NAME).trim();
    if (typedName !== "" && typedName !== filledIn && typedName !== known.name) return;
    filledIn = known.name;
    const box = document.querySelector(`#${fieldId(ENTERPRISE_NAME)}`);
    if (box instanceof HTMLInputElement) {
      box.value = known.name;
      box.dispatchEvent(new Event("input"));
    } else answers.set(ENTERPRISE_NAME, known.name);
    verdict.textContent = `✓ ${isCreditCode(code) ? w.form.creditCodeRight : w.form.creditCodeKnown}${w.form.comma}${w.form.nameFound}`;
  };
  input.addEventListener("input", () => {
    answers.set(name, plain());
    judge(false);
  });
  input.addEventListener("change", () => {
    input.value = plain();
    judge(true);
  });
  return control;
}
