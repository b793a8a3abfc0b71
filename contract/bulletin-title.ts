import type { Bulletin } from "./bulletin.ts";
import type { Locale } from "./problems.ts";

/** What the bulletin is about, as its title says it. */
export function bulletinTitle({ county, period }: Pick<Bulletin, "county" | "period">, locale: Locale): string {
  const [year = "", month = "", day = ""] = period.to.split("-");
  if (locale === "en") {
    return period.cumulative
      ? `${county}: close-out of enterprises' issues, cumulative to ${period.to}`
      : `${county}: monthly close-out bulletin ${period.key}`;
  }
  return period.cumulative
    ? `${county}企业问题销号情况（截至${year}年${Number(month)}月${Number(day)}日累计）`
    : `${county}${year}年${Number(month)}月企业问题销号情况通报`;
}
