import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { DayProof } from "../../contract/views/proof.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { proofPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** The proof of a day, packed: on a bad day it says a lot. Proved again, the newer result stands. */
export async function writeProof(store: Store, proof: DayProof): Promise<void> {
  const body = gzipSync(JSON.stringify(proof));
  await store.database.put({ TableName: store.table, Item: { pk: proofPk(store), sk: proof.day, body } });
}

const Packed = z.object({ body: z.instanceof(Uint8Array) });

export async function readProof(store: Store, day: PlainDate): Promise<DayProof | undefined> {
  const Key = { pk: proofPk(store), sk: day };
  const item = await store.database.get({ TableName: store.table, Key });
  if (item === undefined) return undefined;
  // Proofs of before lie there as they are.
  const packed = Packed.safeParse(item);
  return DayProof.parse(packed.success ? JSON.parse(gunzipSync(packed.data.body).toString()) : item["proof"]);
}
