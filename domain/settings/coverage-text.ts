import type { Locale } from "../../contract/problems.ts";
import type { Reminder } from "../../contract/notice.ts";
import type { NoticeText } from "../notice-text.ts";

/** "The holiday notices end": what is told 60, 30 and 7 days before. */
export function coverageText(
  { until, daysLeft }: Pick<Reminder, "until" | "daysLeft">,
  locale: Locale,
  link: string,
): NoticeText {
  const over = daysLeft < 0;
  if (locale === "en") {
    const subject = over ? `The calendar ended on ${until}` : `The calendar ends on ${until}, in ${daysLeft} days`;
    const text = `${subject}. Due dates after it are provisional until next year's holiday notice is entered and published by a second person.`;
    return { subject: `[Huiyin] ${subject}`, text: `${text}\n\nCalendar: ${link}\n` };
  }
  const subject = over ? `日历已于 ${until} 到期` : `日历只到 ${until}，还有 ${daysLeft} 天`;
  const text = `${subject}。此后的期限都是预计的，请录入下一年度的放假通知，并由另一人发布。`;
  return { subject: `【回音】${subject}`, text: `${text}\n\n日历：${link}\n` };
}
