import { DayProof } from "../../contract/views/proof.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { proofPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** The proof of a day; proved again, the newer result stands. */
export async function writeProof(store: Store, proof: DayProof): Promise<void> {
  await store.database.put({ TableName: store.table, Item: { pk: proofPk(store), sk: proof.day, proof } });
}

export async function readProof(store: Store, day: PlainDate): Promise<DayProof | undefined> {
  const Key = { pk: proofPk(store), sk: day };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && DayProof.parse(item["proof"]);
}
