import { settings as environment } from "../../adapters/environment.ts";
import { queryCode } from "../../adapters/ids.ts";
import type { Mail } from "../../adapters/mail.ts";
import { readBulletin } from "../../adapters/store/bulletins.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import type { Store } from "../../adapters/store/store.ts";
import { bulletinSummary } from "../../domain/bulletin/summary.ts";
import { noticeText } from "../../domain/notice-text.ts";
import { ENTERPRISE } from "../../domain/recipients.ts";
import { queryCodeKey } from "../runtime/stage.ts";
import { coverageText } from "../../domain/settings/coverage-text.ts";

/** Officials and enterprises here read Chinese; the pages behind the links speak both languages. */
const LOCALE = "zh-CN";

/**
 * One mail for deliveries to one address. Its Message-ID is written into them before it is sent, so that the same mail sent twice is known
 * as one. It brings facts and links; GET on a link changes nothing.
 */
export async function mailOf(
  store: Store,
  deliveries: readonly Delivery[],
  zone: string,
  id: string,
): Promise<Omit<Mail, "to">> {
  const { ORIGIN } = environment("ORIGIN");
  const texts = await Promise.all(
    deliveries.map((delivery) => textOf(store, delivery, ORIGIN.replace(/\/$/, ""), zone)),
  );
  const [first] = texts;
  if (first === undefined) throw new Error("a mail without anything to tell");
  const more = texts.length - 1;
  return {
    subject: more === 0 ? first.subject : `${first.subject} 等 ${texts.length} 件`,
    text: texts.map(({ text }) => text).join("\n"),
    messageId: `${id}@${new URL(ORIGIN).hostname}`,
  };
}

async function textOf(store: Store, { what }: Delivery, origin: string, zone: string) {
  if ("period" in what) {
    const frozen = await readBulletin(store, what.period);
    if (frozen === undefined) throw new Error(`the bulletin ${what.period} is not frozen`);
    return bulletinSummary(frozen.bulletin, LOCALE, `${origin}/console.html#/bulletins/${what.period}`);
  }
  if ("reminder" in what) return coverageText(what, LOCALE, `${origin}/console.html#/settings`);
  const told = what.recipient === ENTERPRISE && what.lines.some(({ template }) => template === "received");
  const code = told ? queryCode(await queryCodeKey(), what.issue) : undefined;
  const page = what.recipient === ENTERPRISE ? `/#/follow?r=${what.issue}` : `/console.html#/issues/${what.issue}`;
  return noticeText(what, { locale: LOCALE, zone, link: `${origin}${page}`, code });
}
