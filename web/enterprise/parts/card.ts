import { h } from "../h.ts";
import { fieldId } from "./error-summary.ts";

export interface Choice {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The first of its group is the one that a link to the question leads to. */
  readonly first: boolean;
  readonly checked: boolean;
  readonly many?: boolean;
  choose(checked: boolean): void;
}

/** A choice large enough for a thumb: a native radio or check box in its label. */
export function card({ name, value, label, hint, first, checked, many = false, choose }: Choice): HTMLElement {
  const input = h("input", {
    type: many ? "checkbox" : "radio",
    name,
    value,
    checked,
    ...(first && { id: fieldId(name) }),
  });
  input.addEventListener("change", () => choose(input.checked));
  return h(
    "label",
    { class: "card" },
    input,
    h("span", {}, h("span", { class: "choice" }, label), hint !== undefined && h("span", { class: "example" }, hint)),
  );
}
