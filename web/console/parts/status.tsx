import type { Status as Named } from "../../../contract/vocabulary.ts";
import { STATUS_WORDS } from "../../../contract/words.ts";
import { useLocale } from "../language.ts";

export function Status({ status }: { status: Named }) {
  const locale = useLocale();
  return <span className={`status status-${status}`}>{STATUS_WORDS[locale][status]}</span>;
}
