import type { Commit } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Notice } from "../../contract/notice.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import { type Delivery, putDeliveries } from "../../adapters/store/notices.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { evolve } from "../../domain/evolve.ts";
import { ENTERPRISE, noticesOf } from "../../domain/recipients.ts";
import { nextOpenInstant } from "../../domain/time/instants.ts";
import { emailOf } from "./enterprise-address.ts";
import type { Batch } from "./batch.ts";
import { eachInserted } from "./inserted-records.ts";

/** A commit becomes what people are told: put if absent under commit × recipient × channel, so that nobody is told twice. */
export const handler = eachInserted("announce", async (inserted, batch) => {
  if ("commit" in inserted) await announce(inserted.commit, batch);
});

export async function announce(commit: Commit, { store, settings: inForce }: Batch): Promise<void> {
  const settings = await inForce();
  const history = [...(await commitsBefore(store, commit)), commit];
  const before = history.slice(0, -1).reduce<Issue | undefined>(evolve, undefined);
  const [first] = commit.events;
  const name = before?.pack ?? (first?.type === "issueSubmitted" ? first.data.pack : undefined);
  const rules = { directory: settings.directory, pack: await settings.pack(name) };
  const notices = noticesOf(before, commit, rules);
  const deliveries = await Promise.all(notices.map((notice) => deliveryOf(notice, history, store, settings)));
  await putDeliveries(
    store,
    deliveries.filter((delivery) => delivery !== undefined),
  );
}

async function commitsBefore(store: Store, { issue, version }: Commit): Promise<Commit[]> {
  return version === 1 ? [] : allCommits(store, issue, { before: version });
}

/** Mail waits for working hours (T9). An enterprise without an address is told by its page alone, an official by the inbox. */
async function deliveryOf(
  notice: Notice,
  history: readonly Commit[],
  store: Store,
  settings: Settings,
): Promise<Delivery | undefined> {
  const { recipient, channel, at } = notice;
  const { directory, calendar } = settings;
  const person = directory.persons.find(({ id }) => id === recipient);
  const common = { what: notice, name: person?.name ?? "", attempts: 0, notBefore: at };
  if (channel === "inbox") return { ...common, state: "sent" };
  const notBefore = nextOpenInstant(at, calendar);
  if (recipient === ENTERPRISE) {
    const found = await loadIssue(store, notice.issue);
    if (found === undefined) return undefined;
    const address = await emailOf(history, store);
    const enterprise = { ...common, name: found.row.enterprise };
    // With the query code whoever reads it may rate: an official who took the problem down does not name himself.
    if (notice.lines.some(({ template }) => template === "received") && isOfficials(address, directory))
      return { ...enterprise, state: "failed", why: "the address of an official" };
    if (address !== undefined) return { ...enterprise, address, notBefore, state: "waiting" };
    // A warning or a query code that reaches nobody is on record (commands.md §8); news it reads on its page.
    return notice.lines.some(({ template }) => template === "slip" || template === "received")
      ? { ...enterprise, state: "failed", why: "no address" }
      : undefined;
  }
  if (person?.email === undefined) return { ...common, state: "failed", why: "no address" };
  return { ...common, address: person.email, notBefore, state: "waiting" };
}

function isOfficials(address: string | undefined, { persons }: Directory): boolean {
  return persons.some(({ email }) => email !== undefined && email.toLowerCase() === address?.trim().toLowerCase());
}
