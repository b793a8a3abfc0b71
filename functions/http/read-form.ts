import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** The form in force: one definition for the page, the function and the paper. */
export const readForm: UseCase<"readForm"> = async ({ params, settings }) => {
  const form = await (await settings()).form(params.form);
  if (form === undefined) throw new Refused("not-found", { field: "form" });
  return form;
};
