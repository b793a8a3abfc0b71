import type { Bulletin } from "../../contract/bulletin.ts";
import { bulletinTitle } from "../../contract/bulletin-title.ts";
import { figureText } from "../../contract/figure.ts";
import type { Locale } from "../../contract/problems.ts";

/** Title and main figures of a bulletin as the mail brings them; the sheet itself is behind the link. Plain text. */
export function bulletinSummary(bulletin: Bulletin, locale: Locale, link: string): { subject: string; text: string } {
  const subject = bulletinTitle(bulletin, locale);
  const { overall, rates, resolution } = bulletin;
  const zh = locale !== "en";
  const lines = [
    subject,
    [bulletin.office, bulletin.number].filter((part) => part !== undefined).join(" "),
    "",
    zh
      ? `合计 ${overall.total.value} 件：上期结转 ${overall.carried.value}，新增 ${overall.new.value}`
      : `Total ${overall.total.value}: carried over ${overall.carried.value}, new ${overall.new.value}`,
    zh
      ? `办结 ${overall.closed.value}，不予受理 ${overall.refused.value}，在办 ${overall.inHand.value}，其中超期 ${overall.overdue.value}`
      : `Closed ${overall.closed.value}, refused ${overall.refused.value}, in hand ${overall.inHand.value}, of them overdue ${overall.overdue.value}`,
    `${zh ? "办结率" : "Close-out rate"} ${figureText(rates.closeOut)}`,
    `${zh ? "按时办结率" : "On-time rate"} ${figureText(rates.onTime)}`,
    `${zh ? "及时签收率" : "Signed in time"} ${figureText(rates.signedInTime)}`,
    `${zh ? "满意率" : "Satisfaction"} ${figureText(rates.satisfaction)}`,
    `${zh ? "化解率" : "Resolution rate"} ${figureText(resolution.all)}`,
    "",
    `${zh ? "全文：" : "The whole sheet: "}${link}`,
    "",
  ];
  return { subject, text: lines.join("\n") };
}
