import * as z from "zod/mini";
import { fullInstantWords, markedWords } from "../time-words.ts";
import { keep, kept } from "./keep.ts";
import { locale } from "./language.ts";

const NAME = "huiyin.receipt";

const KeptReceipt = z.object({
  receipt: z.string(),
  code: z.string(),
  submittedAt: z.string(),
  firstAnswerDueAt: z.string(),
  firstAnswerProvisional: z.optional(z.boolean()),
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

/** Until when the first answer is owed: `2027年1月5日 周二 18:00（预计）` if that may still move. */
export function firstAnswerBy({ firstAnswerDueAt, firstAnswerProvisional = false }: KeptReceipt): string {
  return markedWords(fullInstantWords(firstAnswerDueAt, locale()), firstAnswerProvisional, locale());
}

export function keptReceipt(): KeptReceipt | undefined {
  shown ??= kept(sessionStorage, NAME, KeptReceipt);
  return shown;
}
