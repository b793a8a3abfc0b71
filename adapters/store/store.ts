import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { ChainKey } from "./seal.ts";

/** Where an issue's truth lies: one table, one tenant. Every key begins with the tenant, so a wrong one cannot be named. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly tenant: string;
}

/** A store that may commit: it has the key of the chain, asked for at the first commit. */
export interface SealingStore extends Store {
  readonly chainKey: () => Promise<ChainKey>;
}

/** A request that hangs is tried again well before the function itself runs out of time (10 s). */
const PATIENCE = { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true };

/** Makes a client and sends nothing. Call it once per function, at the door. */
export function openStore({ TABLE, TENANT }: { readonly TABLE: string; readonly TENANT: string }): Store {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 6, requestHandler: PATIENCE }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, table: TABLE, tenant: TENANT };
}

export function sealingStore(store: Store, chainKey: () => Promise<ChainKey>): SealingStore {
  return { ...store, chainKey };
}
