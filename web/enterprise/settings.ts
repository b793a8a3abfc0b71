import type { FormDefinition } from "../../contract/form.ts";
import type { Service } from "../../contract/views/enterprise.ts";
import { ask } from "./api.ts";
import { locale } from "./language.ts";

const FORM = "submit-issue";
let form: Promise<FormDefinition> | undefined;
const services = new Map<string, Promise<Service>>();

/** The form in force, asked for once; a failure is not remembered. */
export function theForm(): Promise<FormDefinition> {
  form ??= ask("readForm", { params: { form: FORM } }).catch((error: unknown) => {
    form = undefined;
    throw error;
  });
  return form;
}

/** The server said that the form changed. */
export function forgetForm(): void {
  form = undefined;
}

/** Name of the county and limits of the steps, in the reader's language. */
export function theService(): Promise<Service> {
  const language = locale();
  const known = services.get(language);
  if (known) return known;
  const asked = ask("describeService").catch((error: unknown) => {
    services.delete(language);
    throw error;
  });
  services.set(language, asked);
  return asked;
}
