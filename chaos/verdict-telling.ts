import { Delivery } from "../adapters/store/notices.ts";
import type { Commit } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Notice } from "../contract/notice.ts";
import { evolve } from "../domain/evolve.ts";
import { noticesOf } from "../domain/recipients.ts";
import { noticeSentences } from "../domain/notice-text.ts";
import { county } from "../test/stories/cut-story.ts";
import type { Mail } from "../test/stories/truth.ts";

/** Everybody whom the commits concern was told, once; every mail went out, under one Message-ID however often. */
export function faultsOfTelling(
  mails: readonly Mail[],
  commits: readonly Commit[],
  items: ReadonlyMap<string, Record<string, unknown>>,
  until: string,
): string[] {
  const deliveries = [...items.values()].flatMap(({ delivery }) =>
    delivery === undefined ? [] : [Delivery.parse(delivery)],
  );
  const key = ({ issue, version, recipient, channel }: Notice): string => [issue, version, recipient, channel].join();
  const told = deliveries.flatMap(({ what }) => ("issue" in what ? [key(what)] : []));
  const owed: string[] = [];
  let issue: Issue | undefined;
  for (const commit of commits) {
    owed.push(...noticesOf(issue, commit, county).map(key));
    issue = evolve(issue, commit);
  }
  const faults = [
    ...owed.filter((one) => !told.includes(one)).map((one) => `nobody told ${one}`),
    ...told.filter((one) => !owed.includes(one)).map((one) => `${one} was told for no reason`),
  ];
  // Mail waits for working hours; what was attempted has waited since it might have gone out.
  const mailed = deliveries.filter(
    ({ address, notBefore, since = notBefore }) => address !== undefined && since < until,
  );
  for (const same of Map.groupBy(mailed, ({ address, what }) => `${address}\n${textOf(what)}`).values()) {
    const [first] = same;
    if (first === undefined) continue;
    const text = textOf(first.what);
    const sent = mails.filter((mail) => mail.to.includes(first.address ?? "") && mail.text.includes(text));
    const ids = new Set(sent.map(({ messageId }) => messageId)).size;
    const states = same.map(({ state, why }) => (why === undefined ? state : `${state} (${why})`));
    if (ids === 0 || ids > same.length)
      faults.push(`${first.address} got ${ids} mails of ${same.length}, ${states.join()}: ${text.slice(0, 120)}`);
    else if (same.some(({ state }) => state !== "sent")) faults.push(`a mail to ${first.address} is ${states.join()}`);
  }
  return faults;
}

/** The lines of a notice as they stand in a mail, however many notices it brings. */
function textOf(what: Delivery["what"]): string {
  if (!("issue" in what)) return "period" in what ? what.period : what.reminder;
  const name = what.number ?? `受理号 ${what.issue}`;
  return [name, ...noticeSentences(what.lines, "zh-CN", "Asia/Shanghai"), ""].join("\n");
}
