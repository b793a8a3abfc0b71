import type { Issue } from "../../contract/issue.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import { registerOpen } from "../../adapters/store/lists.ts";
import type { Store } from "../../adapters/store/store.ts";

const AT_ONCE = 16;

/** Every open issue as it stands, for previews: what a change would do to all of them. */
export async function openIssues(store: Store): Promise<Issue[]> {
  const rows = await registerOpen(store);
  const open: Issue[] = [];
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const some = rows.slice(first, first + AT_ONCE).map(({ issue }) => loadIssue(store, issue));
    for (const stored of await Promise.all(some)) if (stored) open.push(stored.issue);
  }
  return open;
}
