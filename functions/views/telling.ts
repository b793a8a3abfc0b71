import type { Event, EventOf } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Locale } from "../../contract/problems.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import { dueText, instantText } from "../../domain/notice-text.ts";
import { kindOfDuty, unitName } from "./names.ts";

/** What an event says beside its own data: in which language, by which names, and the rung that caused it. */
export interface Telling {
  readonly locale: Locale;
  readonly zone: string;
  readonly directory: Directory;
  readonly pack: Pack;
  /** Every unit that ever had a part in it. */
  readonly assignments: Issue["assignments"];
  readonly cause?: EventOf<"rungFired">["data"] | undefined;
  /** Whether the reader may know the enterprise's mark (the unit may not, before the close). */
  readonly rating: boolean;
  /** The reader is the enterprise: nothing of other issues, nothing internal. */
  readonly outside?: boolean;
}

/** A telling at the moment of one entry, which the page shows above its sentence. */
export interface TellingAt extends Telling {
  readonly at: Instant;
}

/** `11月30日 周一 18:00 ` where a sentence names an instant, nothing where it is that of the entry. */
export function unlessNow(instant: Instant, { at, locale, zone }: TellingAt): string {
  const [named, now] = [instantText(instant, locale, zone), instantText(at, locale, zone)];
  return named === now ? "" : `${named} `;
}

/** `县市场监管局（协办）`, or just the unit where it is in the lead. */
export function assignedUnit(assignment: string, { assignments, directory, locale }: Telling): string {
  const one = assignments.find(({ id }) => id === assignment);
  const name = unitName(one?.unit ?? "", directory);
  if (one?.role !== "support") return name;
  return locale === "en" ? `${name} (in support)` : `${name}（协办）`;
}

/** When a duty of this kind is due after an event that started, moved or released its clock, as far as is known: `预计 1月5日 周二 18:00`. */
export function dueAfter({ duties }: Event, kind: DutyKind, { locale, zone }: Telling): string | undefined {
  const due = duties.flatMap((effect) => ("dueAt" in effect && kindOfDuty(effect.duty) === kind ? effect : []))[0];
  return due && dueText(due, locale, zone);
}
