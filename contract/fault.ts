import * as z from "zod/mini";

/** What is wrong with a draft of rules, as a sentence in each language. */
export const Fault = z.strictObject({ "zh-CN": z.string(), en: z.string() });
export type Fault = z.infer<typeof Fault>;
