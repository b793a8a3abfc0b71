import { type Database, openDatabase } from "./database.ts";
import type { ChainKey } from "./seal.ts";

/** Where an issue's truth lies: one table, one tenant. Every key begins with the tenant, so a wrong one cannot be named. */
export interface Store {
  readonly database: Database;
  readonly table: string;
  readonly tenant: string;
}

/** A store that may commit: it has the key of the chain, asked for at the first commit. */
export interface SealingStore extends Store {
  readonly chainKey: () => Promise<ChainKey>;
}

/** Sends nothing yet. Call it once per function, at the door: what is read once is kept with it. */
export function openStore({ TABLE, TENANT }: { readonly TABLE: string; readonly TENANT: string }): Store {
  return { database: openDatabase(), table: TABLE, tenant: TENANT };
}

export function sealingStore(store: Store, chainKey: () => Promise<ChainKey>): SealingStore {
  return { ...store, chainKey };
}
