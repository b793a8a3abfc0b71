import type { Issue } from "../../contract/issue.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import { registerOpen } from "../../adapters/store/lists.ts";
import type { Store } from "../../adapters/store/store.ts";

const AT_ONCE = 16;

import type { Running } from "../../domain/settings/calendar-stranding.ts";

/** Every open issue as it stands with the pack it keeps: what a change would do to all of them. */
export async function runningIssues(store: Store, { pack }: Settings): Promise<Running[]> {
  const open = await openIssues(store);
  return Promise.all(open.map(async (issue) => ({ issue, pack: await pack(issue.pack) })));
}

/** Every open issue as it stands. */
export async function openIssues(store: Store): Promise<Issue[]> {
  const rows = await registerOpen(store);
  const open: Issue[] = [];
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const some = rows.slice(first, first + AT_ONCE).map(({ issue }) => loadIssue(store, issue));
    for (const stored of await Promise.all(some)) if (stored) open.push(stored.issue);
  }
  return open;
}
