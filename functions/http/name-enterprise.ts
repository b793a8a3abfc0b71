import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** The name that goes with a credit code, so that nobody has to type it. */
export const nameEnterprise: UseCase<"nameEnterprise"> = async ({ params, settings }) => {
  const { directory } = await settings();
  const found = directory.enterprises.find(({ creditCode }) => creditCode === params.creditCode);
  if (found === undefined) throw new Refused("not-found", { field: "creditCode" });
  return { name: found.name };
};
