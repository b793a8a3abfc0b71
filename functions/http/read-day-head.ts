import { SignedDay } from "../../contract/day-head.ts";
import { dayObject } from "../../adapters/day-head.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { getObject } from "../../adapters/object-store.ts";
import { readHead } from "../../adapters/store/heads.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** 每日首部: the signed head of a day with every commit it was made of, as it lies in the locked bucket. */
export const readDayHead: UseCase<"readDayHead"> = async ({ params: { day }, store }) => {
  if ((await readHead(store, day)) === undefined) throw new Refused("not-found", { field: "day" });
  const { HEADS } = environment("HEADS");
  const bytes = await getObject(HEADS, dayObject(store.tenant, day));
  return SignedDay.parse(JSON.parse(new TextDecoder().decode(bytes)));
};
