import type { Actor } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Locale } from "../../contract/problems.ts";
import type { SeatView } from "../../contract/views/duty.ts";
import { DUTY_KINDS, type DutyKind, type Instant, type Seat } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";
import { kindOf, placeOf } from "../../domain/places.ts";
import { holdersOf } from "../../domain/seats.ts";

/** `县发展改革委 经办人`; a seat that belongs to an enterprise or the county is named by its kind. */
export function seatName(seat: Seat, { units }: Directory, locale: Locale): string {
  const kind = kindOf(seat);
  const unit = kind === "handler" || kind === "head" ? units.find(({ id }) => id === placeOf(seat)) : undefined;
  return unit === undefined ? SEAT_WORDS[locale][kind] : `${unit.name} ${SEAT_WORDS[locale][kind]}`;
}

/** A seat and who may act from it at an instant. */
export function seatView(seat: Seat, at: Instant, directory: Directory, locale: Locale): SeatView {
  const persons = holdersOf(seat, at, directory).map(({ person }) => personName(person, directory));
  return { seat, name: seatName(seat, directory, locale), persons };
}

/** Who did it, from which seat; a substitute is named with the person he stood in for. */
export function actorView({ seat, person, onBehalfOf }: Actor, directory: Directory, locale: Locale): SeatView {
  const persons = [person, onBehalfOf].filter((id) => id !== undefined).map((id) => personName(id, directory));
  return { seat, name: seatName(seat, directory, locale), persons };
}

export function personName(person: string, { persons }: Directory): string {
  return persons.find(({ id }) => id === person)?.name ?? person;
}

export function unitName(unit: string, { units }: Directory): string {
  return units.find(({ id }) => id === unit)?.name ?? unit;
}

/** `包联县级领导` of tier 1, in the words of the pack. */
export function tierName(tier: number, { tiers }: Pack, locale: Locale): string {
  const name = tiers[tier]?.name;
  return (locale === "en" ? name?.en : name?.zh) ?? String(tier);
}

/** `solve` of `solve#2`. Throws for a text that is no duty. */
export function kindOfDuty(duty: string): DutyKind {
  const kind = DUTY_KINDS.find((one) => one === duty.split("#", 1)[0]);
  if (kind === undefined) throw new Error(`no duty: ${duty}`);
  return kind;
}
