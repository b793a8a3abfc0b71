import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Pack } from "../../contract/pack.ts";
import type { DutyKind, Instant, Seat } from "../../contract/vocabulary.ts";
import { recompute } from "../recompute.ts";

/** One duty whose due instant another calendar moves, or makes certain. */
export interface Shift {
  readonly issue: string;
  readonly number?: string;
  readonly duty: string;
  readonly kind: DutyKind;
  readonly seat: Seat;
  readonly from: Instant;
  readonly to: Instant;
  /** Provisional before and after. */
  readonly provisional: { readonly before: boolean; readonly after: boolean };
}

export interface Scene {
  readonly tenant: string;
  readonly directory: Directory;
  readonly at: Instant;
}

/**
 * What a calendar would do to open issues if it were in force now: the duties it moves, the earliest new date first. It asks the same function
 * that will move them, so that what was shown is what happens. Duties on hold are counted by it when they are released.
 */
export function previewCalendar(
  open: readonly { readonly issue: Issue; readonly pack: Pack }[],
  calendar: Calendar,
  { tenant, directory, at }: Scene,
): Shift[] {
  return open
    .flatMap(({ issue, pack }) => {
      const scene = { tenant, directory, calendar, pack, issue: issue.id, at, receivedAt: at };
      const moment = { ...scene, presence: { as: "system" as const }, actor: { seat: "system" } };
      const after = new Map(recompute({ issue, events: [] }, moment).issue.duties.map((duty) => [duty.id, duty]));
      return issue.duties.flatMap((duty): Shift[] => {
        const moved = after.get(duty.id);
        if (moved === undefined || moved === duty) return [];
        const { id, kind, seat, dueAt, provisional } = duty;
        return [
          {
            issue: issue.id,
            ...(issue.number !== undefined && { number: issue.number }),
            duty: id,
            kind,
            seat,
            from: dueAt,
            to: moved.dueAt,
            provisional: { before: provisional, after: moved.provisional },
          },
        ];
      });
    })
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
}
