import { SEES_HIDDEN_IDENTITY } from "../../contract/reading.ts";
import type { Seat } from "../../contract/vocabulary.ts";
import { dutiesBySeat } from "../../adapters/store/lists.ts";
import type { UseCase } from "../runtime/call.ts";
import { kindOf } from "../../domain/places.ts";
import { dutyView } from "../views/duty-view.ts";
import { WITHHELD } from "../views/withheld.ts";

/** 我的待办: open duties of the seats held now, the earliest due first. */
export const listDuties: UseCase<"listDuties"> = async (call) => {
  const { query, store, caller, locale, receivedAt } = call;
  const { directory, calendar } = await call.settings();
  const reading = { now: receivedAt, locale, directory, calendar };
  const seats = caller.seats.map(({ seat }) => seat);
  const { rows, next } = await dutiesBySeat(store, seats, { after: query.cursor });
  return {
    rows: rows.map((row) => ({
      ...dutyView(row, reading),
      issue: row.issue,
      ...(row.number !== undefined && { number: row.number }),
      subject: row.subject,
      enterprise: row.identityHidden !== true || seesHidden(row.seat) ? row.enterprise : WITHHELD[locale],
      status: row.status,
      tier: row.tier,
      ...(row.kind === "sign" && row.assignment !== undefined && { sign: row.assignment }),
    })),
    ...(next !== undefined && { next }),
  };
};

/** The list is by seat: whoever acts from this one may know whose it is, or not. */
function seesHidden(seat: Seat): boolean {
  return SEES_HIDDEN_IDENTITY.has(kindOf(seat));
}
