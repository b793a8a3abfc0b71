import { listDrafts } from "../../adapters/store/drafts.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { Approved } from "../../domain/second-opinion/in-force.ts";

/**
 * Which calendar was in force from when, oldest first, by the decisions on its drafts. What a county was loaded with has no beginning that
 * is on record; if another was loaded over a published one, nothing is known.
 */
export async function approvedCalendars(store: Store, { calendar }: Settings): Promise<Approved[]> {
  const published = (await listDrafts(store))
    .flatMap(({ kind, state, name, basedOn, decidedAt }) =>
      kind === "calendar" && state === "published" && decidedAt !== undefined
        ? [{ version: name, from: decidedAt, basedOn }]
        : [],
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const all = [{ version: published[0]?.basedOn ?? calendar.version, from: "" }, ...published];
  const follows = published.every(({ basedOn }, at) => basedOn === all[at]?.version);
  return follows && all.at(-1)?.version === calendar.version ? all.map(({ version, from }) => ({ version, from })) : [];
}
