import { listBulletins } from "../adapters/store/bulletins.ts";
import { bulletinDeliveries } from "../adapters/store/notices.ts";
import type { Mail, Truth } from "../test/stories/truth.ts";

/** Every month that ended is frozen once and has gone out; each recipient got it by one mail, sent again or not. */
export async function faultsOfBulletins(
  truth: Truth,
  mails: readonly Mail[],
  months: readonly string[],
  until: string,
): Promise<string[]> {
  const heads = await listBulletins(truth.store);
  const faults = months
    .filter((month) => heads.filter(({ period }) => period === month).length !== 1)
    .map((month) => `the bulletin of ${month} is not there once`);
  for (const { period, state, sendAt } of heads) {
    // Months before the story are frozen too, and nobody is sent them.
    if (!months.includes(period) || sendAt === undefined || sendAt > until) continue;
    if (state !== "sent") faults.push(`the bulletin of ${period} is ${state}`);
    for (const { address, state: told } of await bulletinDeliveries(truth.store, period)) {
      if (address === undefined) continue;
      const links = (text: string): boolean => text.split(/\s/).some((word) => word.endsWith(`#/bulletins/${period}`));
      const mine = mails.filter(({ to, text }) => to.includes(address) && links(text));
      const ids = new Set(mine.map(({ messageId }) => messageId)).size;
      if (ids !== 1 || told !== "sent")
        faults.push(`the bulletin of ${period} is ${told} to ${address}, in ${ids} mails`);
    }
  }
  return faults;
}
