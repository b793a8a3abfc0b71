import type { Pack } from "../../contract/pack.ts";
import { listDrafts } from "../../adapters/store/drafts.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";

/** Every pack of the county that an issue may keep: the one in force and those that were, by their drafts. */
export async function publishedPacks(store: Store, { currentPack, pack }: Settings): Promise<Pack[]> {
  const published = (await listDrafts(store)).filter(({ kind, state }) => kind === "pack" && state === "published");
  const names = new Set([currentPack, ...published.flatMap(({ name, basedOn }) => [name, basedOn])]);
  return Promise.all([...names].map((name) => pack(name)));
}
