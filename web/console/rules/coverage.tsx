import { Alert } from "antd";
import { dayWords } from "../../time-words.ts";
import type { Answer } from "../api.ts";
import { useLocale, useSay } from "../language.ts";

/** How long the holiday notices still last; dates after that are provisional everywhere. */
export function Coverage({ coverage }: { coverage: Answer<"readSettings">["coverage"] }) {
  const [locale, say] = [useLocale(), useSay()];
  const { daysLeft, warning } = coverage;
  const until = `${coverage.until.slice(0, 4)}${locale === "en" ? " " : "年"}${dayWords(coverage.until, locale)}`;
  const ended = daysLeft < 0;
  return (
    <Alert
      role="status"
      showIcon
      type={ended ? "error" : warning === undefined ? "success" : "warning"}
      title={
        ended
          ? say(`放假通知已于 ${until} 到期。`, `The holiday notices ended on ${until}.`)
          : say(
              `放假通知覆盖到 ${until}，还有 ${daysLeft} 天。`,
              `The holiday notices last until ${until}, ${daysLeft} more days.`,
            )
      }
      description={
        ended || warning !== undefined
          ? say(
              "此后的期限都是预计的，各页都标「预计」。请录入下一年度的放假通知。",
              "Every date after it is provisional and shown as “expected”. Enter the notice of the next year.",
            )
          : undefined
      }
    />
  );
}
