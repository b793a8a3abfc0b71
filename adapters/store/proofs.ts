import { PutCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import { DayProof } from "../../contract/views/office.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { proofPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** The proof of a day; proved again, the newer result stands. */
export async function writeProof(store: Store, proof: DayProof): Promise<void> {
  await store.client.send(
    new PutCommand({ TableName: store.table, Item: { pk: proofPk(store), sk: proof.day, proof } }),
  );
}

export async function readProof(store: Store, day: PlainDate): Promise<DayProof | undefined> {
  const Key = { pk: proofPk(store), sk: day };
  const { Item } = await store.client.send(new GetCommand({ TableName: store.table, Key, ConsistentRead: true }));
  return Item && DayProof.parse(Item["proof"]);
}
