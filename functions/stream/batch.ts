import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { stageStore } from "../runtime/stage.ts";

/** What the records that come together share. */
export interface Batch {
  readonly store: Store;
  /** The settings in force; one read, made when the first asks. */
  readonly settings: () => Promise<Settings>;
}

export function openBatch(): Batch {
  const store = stageStore();
  let read: Promise<Settings> | undefined;
  return { store, settings: () => (read ??= loadSettings(store)) };
}
