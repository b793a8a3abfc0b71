import type { Calendar } from "../../contract/calendar.ts";
import type { Pack } from "../../contract/pack.ts";
import type { DraftPreview } from "../../contract/views/settings.ts";
import { readDraft } from "../../adapters/store/drafts.ts";
import { packName } from "../../domain/policy.ts";
import { previewCalendar } from "../../domain/settings/preview-calendar.ts";
import { tryOut } from "../../domain/settings/trial.ts";
import { localDate } from "../../domain/time/instants.ts";
import type { Door, UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { seatName } from "../views/names.ts";
import { runningIssues } from "./open-issues.ts";
import { reckoned } from "./reckoned.ts";

const MOST_SHIFTS = 500;
/** Enough to show every way an issue can go, few enough to answer at once. */
const TRIED = 60;

/** 预演: what a draft would do. Nothing is changed by looking. */
export const previewDraft: UseCase<"previewDraft"> = async ({ params, ...door }) => {
  const found = await readDraft(door.store, params.draft);
  if (found === undefined) throw new Refused("not-found", { field: "draft" });
  return "calendar" in found.rules ? ofCalendar(found.rules.calendar, door) : ofPack(found.rules.pack, door);
};

async function ofCalendar(
  calendar: Calendar,
  { store, settings, locale, receivedAt: at }: Door,
): Promise<DraftPreview> {
  const inForce = await settings();
  const { directory } = inForce;
  const open = await runningIssues(store, inForce);
  const shifts = reckoned(() => previewCalendar(open, calendar, { tenant: store.tenant, directory, at }));
  return {
    kind: "calendar",
    at,
    issues: open.length,
    total: shifts.length,
    shifts: shifts
      .slice(0, MOST_SHIFTS)
      .map(({ seat, ...shift }) => ({ ...shift, holder: seatName(seat, directory, locale) })),
  };
}

/** The same invented issues of this month under both packs, side by side. */
async function ofPack(pack: Pack, { settings, receivedAt }: Door): Promise<DraftPreview> {
  const { calendar, pack: packOf } = await settings();
  const today = await packOf();
  const month = localDate(receivedAt, calendar.zone).slice(0, 7);
  const given = { month, count: TRIED };
  const [now, then] = reckoned(() => [tryOut(today, calendar, given), tryOut(pack, calendar, given)] as const);
  return {
    kind: "pack",
    month,
    today: packName(today),
    draft: packName(pack),
    totals: { today: now.totals, draft: then.totals },
    rows: now.issues.flatMap(({ class: cls, handedInAt, ...before }, index) => {
      const { class: _, handedInAt: __, ...after } = then.issues[index] ?? { class: cls, handedInAt, ...before };
      return [{ class: cls, handedInAt, today: before, draft: after }];
    }),
  };
}
