import * as z from "zod/mini";
import { keep, kept } from "./keep.ts";

const NAME = "huiyin.receipt";

const KeptReceipt = z.object({
  receipt: z.string(),
  code: z.string(),
  submittedAt: z.string(),
  firstAnswerDueAt: z.string(),
  enterprise: z.string(),
  subject: z.string(),
  /** It answers an earlier sending than the last one. */
  earlier: z.boolean(),
});
export type KeptReceipt = z.infer<typeof KeptReceipt>;

let shown: KeptReceipt | undefined;

/** For this window only: it holds the query code, and the computer may be shared. */
export function keepReceipt(receipt: KeptReceipt): void {
  shown = receipt;
  keep(sessionStorage, NAME, receipt);
}

export function keptReceipt(): KeptReceipt | undefined {
  shown ??= kept(sessionStorage, NAME, KeptReceipt);
  return shown;
}
