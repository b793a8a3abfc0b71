import { DayProof } from "../../contract/views/proof.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { proofPk } from "./keys.ts";
import { packed, unpacked } from "./packed.ts";
import type { Store } from "./store.ts";

/** The proof of a day, packed: on a bad day it says a lot. Proved again, the newer result stands. */
export async function writeProof(store: Store, proof: DayProof): Promise<void> {
  const body = packed(proof);
  await store.database.put({ TableName: store.table, Item: { pk: proofPk(store), sk: proof.day, body } });
}

export async function readProof(store: Store, day: PlainDate): Promise<DayProof | undefined> {
  const Key = { pk: proofPk(store), sk: day };
  const item = await store.database.get({ TableName: store.table, Key });
  // Proofs of before lie there under another name.
  return item && DayProof.parse(unpacked(item["body"] ?? item["proof"]));
}
