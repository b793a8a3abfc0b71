import { readDraft as read } from "../../adapters/store/drafts.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { draftRow } from "../views/draft-row.ts";
import { faultsOf } from "./draft-rules.ts";

/** 草案: what it holds, and what is wrong with it as the county is now. */
export const readDraft: UseCase<"readDraft"> = async (call) => {
  const { params, store, settings, caller } = call;
  const found = await read(store, params.draft);
  if (found === undefined) throw new Refused("not-found", { field: "draft" });
  const inForce = await settings();
  const { draft, rules } = found;
  return { ...draftRow(draft, caller, inForce.directory), ...rules, faults: await faultsOf(rules, call) };
};
