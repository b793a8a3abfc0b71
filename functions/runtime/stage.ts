import { settings } from "../../adapters/environment.ts";
import { chainKey, codeKey } from "../../adapters/secrets.ts";
import { openStore, type SealingStore, sealingStore, type Store } from "../../adapters/store/store.ts";

let opened: Store | undefined;

/** The table of this stage; made at the first call and kept, as its connections are. */
export function stageStore(): Store {
  opened ??= openStore(settings("TABLE", "TENANT"));
  return opened;
}

/** The same table for functions that may commit: they have the key of the chain. */
export function committingStore(): SealingStore {
  return sealingStore(stageStore(), () => chainKey(settings("CHAIN_KEY").CHAIN_KEY));
}

/** The key that query codes are made and checked with. */
export function queryCodeKey(): Promise<string> {
  return codeKey(settings("CODE_KEY").CODE_KEY);
}
