import { readProof as read } from "../../adapters/store/proofs.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** 每日证明: what was owed on a day and what was done. */
export const readProof: UseCase<"readProof"> = async ({ params, store }) => {
  const proof = await read(store, params.day);
  if (proof === undefined) throw new Refused("not-found", { field: "day" });
  return proof;
};
