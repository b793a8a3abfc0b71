import { type Child, h } from "../h.ts";
import { words } from "../words.ts";
import { fieldId } from "./error-summary.ts";

/** A question on the page. `fault` marks it wrong, or right again. */
export interface Control {
  readonly name: string;
  readonly element: HTMLElement;
  fault(message: string | undefined): void;
}

export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required: boolean;
}

type Input = HTMLInputElement | HTMLTextAreaElement;

export function labelText({ label, required }: Question): readonly Child[] {
  return [label, !required && h("span", { class: "optional" }, ` ${words().form.optional}`)];
}

/** A line or a box to type in, with label, hint and error tied to it. `more` stands below and describes it too. */
export function typed(question: Question, input: Input, more?: HTMLElement): Control {
  const { name, hint } = question;
  input.id = fieldId(name);
  const error = h("p", { class: "error", id: `e-${name}` });
  const hints = hint === undefined ? undefined : h("p", { class: "hint", id: `h-${name}` }, hint);
  if (more) more.id = `m-${name}`;
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: input.id }, labelText(question)),
    hints,
    error,
    input,
    more,
  );
  const fault = marker(name, element, input, error, [hints, more]);
  fault(undefined);
  input.addEventListener("input", () => fault(undefined)); // it is judged again before it goes on
  return { name, element, fault };
}

/** Choices as cards. */
export function chosen(question: Question, cards: readonly HTMLElement[], kind = "cards"): Control {
  const { name, hint } = question;
  const error = h("p", { class: "error", id: `e-${name}` });
  const hints = hint === undefined ? undefined : h("p", { class: "hint", id: `h-${name}` }, hint);
  const set = h("fieldset", {}, h("legend", {}, labelText(question)), hints, error, h("div", { class: kind }, cards));
  const element = h("div", { class: "field" }, set);
  const fault = marker(name, element, set, error, [hints]);
  fault(undefined);
  set.addEventListener("change", () => fault(undefined));
  return { name, element, fault };
}

function marker(
  name: string,
  element: HTMLElement,
  target: HTMLElement,
  error: HTMLElement,
  describing: readonly (HTMLElement | undefined)[],
) {
  return (message: string | undefined) => {
    const ids = describing.flatMap((each) => (each ? [each.id] : []));
    if (message !== undefined) ids.unshift(`e-${name}`);
    element.classList.toggle("wrong", message !== undefined);
    error.replaceChildren(
      ...(message === undefined ? [] : [h("span", { class: "aloud" }, words().form.error), message]),
    );
    if (ids.length === 0) target.removeAttribute("aria-describedby");
    else target.setAttribute("aria-describedby", ids.join(" "));
    if (!(target instanceof HTMLFieldSetElement)) target.setAttribute("aria-invalid", String(message !== undefined));
  };
}
