import { readBulletin } from "../../adapters/store/bulletins.ts";
import { inboxOf } from "../../adapters/store/notices.ts";
import { bulletinSummary } from "../../domain/bulletin/summary.ts";
import { noticeSentences } from "../../domain/notice-text.ts";
import { coverageText } from "../../domain/settings/coverage-text.ts";
import type { UseCase } from "../runtime/call.ts";

/** 站内通知 of the person, newest first. */
export const readInbox: UseCase<"readInbox"> = async ({ caller, query, store, settings, locale }) => {
  const { calendar } = await settings();
  const { rows, next } = await inboxOf(store, caller.person, { after: query.cursor });
  const items = rows.map(async (what) => {
    if ("period" in what) {
      const { period, at } = what;
      const frozen = await readBulletin(store, period);
      const words = frozen && bulletinSummary(frozen.bulletin, locale, `#/bulletins/${period}`);
      return { notice: period, at, subject: words?.subject ?? period, text: words?.text ?? "" };
    }
    if ("reminder" in what) {
      const { subject, text } = coverageText(what, locale, "#/settings");
      return { notice: `${what.reminder}/${what.until}/${what.warning}`, at: what.at, subject, text };
    }
    const { issue, version, at, number, lines } = what;
    const [first = "", ...others] = noticeSentences(lines, locale, calendar.zone);
    return {
      notice: `${issue}/${version}`,
      issue,
      at,
      subject: `${number ?? issue} ${first}`,
      text: others.join("\n"),
    };
  });
  return { items: await Promise.all(items), ...(next !== undefined && { next }) };
};
