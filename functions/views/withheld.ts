import type { ListRow } from "../../contract/list-row.ts";
import type { Locale } from "../../contract/problems.ts";
import { IssuePage } from "../../contract/views/issue.ts";

/** In the place of the name of an enterprise that asked not to be named. */
export const WITHHELD = { "zh-CN": "（企业要求保密）", en: "(name withheld)" } as const;

/** The row without anything that says who it is. */
export function withheldRow<R extends Pick<ListRow, "enterprise" | "creditCode">>(row: R, locale: Locale): R {
  return { ...row, enterprise: WITHHELD[locale], creditCode: "", township: undefined, chain: undefined };
}

/** A page for readers who shall not know it: no contact, and neither name nor credit code in any text, file name or seat. */
export function withheldPage(page: IssuePage, { enterprise, creditCode }: ListRow, locale: Locale): IssuePage {
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  const text = JSON.stringify({ ...page, contact: [] })
    .replaceAll(quoted(enterprise), quoted(WITHHELD[locale]))
    .replaceAll(quoted(creditCode), "");
  const { township: _, chain: __, ...rest } = IssuePage.parse(JSON.parse(text));
  return rest;
}
