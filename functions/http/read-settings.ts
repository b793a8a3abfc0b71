import { listDrafts } from "../../adapters/store/drafts.ts";
import { SHIPPED } from "../../domain/packs/shipped.ts";
import { packName } from "../../domain/policy.ts";
import { coverageAt } from "../../domain/settings/coverage.ts";
import type { UseCase } from "../runtime/call.ts";
import { publishedPacks } from "./published-packs.ts";
import { draftRow } from "../views/draft-row.ts";

/** 现行规则与草案: what is in force, how long the holiday notices last, and what is proposed. */
export const readSettings: UseCase<"readSettings"> = async ({ store, settings, caller, locale, receivedAt }) => {
  const inForce = await settings();
  const { calendar, directory, pack: packOf } = inForce;
  const [pack, drafts, own] = await Promise.all([packOf(), listDrafts(store), publishedPacks(store, inForce)]);
  const shipped = SHIPPED.filter((one) => !own.some((other) => packName(other) === packName(one)));
  const named = (isShipped: boolean) => (one: typeof pack) => ({
    pack: packName(one),
    name: locale === "en" ? one.name.en : one.name.zh,
    shipped: isShipped,
  });
  return {
    calendar,
    coverage: coverageAt(receivedAt, calendar),
    pack,
    packs: [...own.map(named(false)), ...shipped.map(named(true))],
    drafts: drafts.map((draft) => draftRow(draft, caller, directory)),
  };
};
