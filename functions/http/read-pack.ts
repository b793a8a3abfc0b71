import { isVersionTaken } from "../../adapters/store/drafts.ts";
import { SHIPPED } from "../../domain/packs/shipped.ts";
import { packName } from "../../domain/policy.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** A pack of the county, or one that is shipped, to begin a draft from. */
export const readPack: UseCase<"readPack"> = async ({ params, store, settings }) => {
  if (await isVersionTaken(store, "pack", params.pack)) return (await settings()).pack(params.pack);
  const shipped = SHIPPED.find((pack) => packName(pack) === params.pack);
  if (shipped === undefined) throw new Refused("not-found", { field: "pack" });
  return shipped;
};
