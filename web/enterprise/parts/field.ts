import type { FormField } from "../../../contract/form.ts";
import { h } from "../h.ts";
import { words } from "../words.ts";
import { card } from "./card.ts";
import { chosen, type Control, typed } from "./control.ts";
import { counted } from "./counted.ts";
import { creditCode } from "./credit-code.ts";

/** What a field of a form needs from the page around it. */
export interface Answers {
  get(name: string): string;
  set(name: string, value: string): void;
}

/** One field of a form definition as a control of the page. */
export function fieldControl(field: FormField, answers: Answers): Control {
  const w = words();
  const { name, required } = field;
  const question = { name, required, label: w.of(field.label), hint: field.hint && w.of(field.hint) };
  const line = (type: string, props: Record<string, string | number> = {}) => {
    const input = h("input", { type, name, value: answers.get(name), required, ...props });
    input.addEventListener("input", () => answers.set(name, input.value));
    return input;
  };
  switch (field.kind) {
    case "creditCode":
      return creditCode(question, answers);
    case "text":
      return typed(question, line("text", { autocomplete: completion(name) }));
    case "longText": {
      const { input, count } = counted(field.max, answers.get(name), (value) => answers.set(name, value));
      input.required = required;
      return typed(question, input, count);
    }
    case "phone":
      return typed(question, line("tel", { autocomplete: "tel", inputmode: "tel" }));
    case "email":
      return typed(question, line("email", { autocomplete: "email", inputmode: "email" }));
    case "date":
      return typed(question, line("date"));
    case "choice":
      return chosen(
        question,
        field.options.map(({ value, label, example }, at) =>
          card({
            name,
            value,
            first: at === 0,
            label: w.of(label),
            hint: example && w.of(example),
            checked: answers.get(name) === value,
            choose: () => answers.set(name, value),
          }),
        ),
      );
    default: {
      const never: never = field;
      return never;
    }
  }
}

/** What the browser may fill in by itself, for the fields it knows. */
function completion(name: string): string {
  if (name === "contactName") return "name";
  return name === "enterpriseName" ? "organization" : "off";
}
