import china2026 from "../../../domain/calendars/china-2026.json" with { type: "json" };
import henan from "../../../domain/packs/henan-13710.json" with { type: "json" };
import { Calendar } from "../../../contract/calendar.ts";
import { Directory } from "../../../contract/directory.ts";
import { Pack } from "../../../contract/pack.ts";
import type { Seat } from "../../../contract/vocabulary.ts";

/** A county as small as it can be and still have everybody: invented names, one enterprise, two units. */
export const ENTERPRISE = "91410421MADEM00113";
export const OTHER_ENTERPRISE = "91410421MADEM002XT";
export const calendar: Calendar = Calendar.parse(china2026);
/** Published later in the year: some days more are free, and one less. */
export const laterCalendar: Calendar = {
  ...calendar,
  version: `${calendar.version}-later`,
  holidays: [
    ...calendar.holidays.filter(({ date }) => date !== "2026-10-07"),
    ...["2026-10-20", "2026-11-11", "2026-11-12", "2026-12-24"].map((date) => ({ date, name: "试" })),
  ],
};
export const pack: Pack = Pack.parse(henan);

const SINCE = "2025-12-31T16:00:00.000Z";

/** One person per seat, named after it, and a second one where the business needs two. */
const HELD: readonly (readonly [person: string, seat: Seat])[] = [
  ["aide", `aide:${ENTERPRISE}`],
  ["handler", "handler:U1"],
  ["head", "head:U1"],
  ["handler2", "handler:U2"],
  ["head2", "head:U2"],
  ["office", "office"],
  ["clerk", "office"],
  ["officeHead", "officeHead"],
  ["tier1", `tier1:${ENTERPRISE}`],
  ["tier2", "tier2"],
  ["handler3", "handler:U3"],
  ["head3", "head:U3"],
  ["auditor", "auditor"],
  ["admin", "admin"],
  ["stranger", `tier1:${OTHER_ENTERPRISE}`],
  ["stranger-aide", `aide:${OTHER_ENTERPRISE}`],
];

export const directory: Directory = Directory.parse({
  version: "1",
  county: { name: "云川县", office: "云川县助企工作领导小组办公室", divisionCode: "410421" },
  units: [
    { id: "U1", name: "自然资源局", group: "department" },
    { id: "U2", name: "供电公司", group: "company" },
    { id: "U3", name: "住房和城乡建设局", group: "department" },
  ],
  persons: [...HELD.map(([id]) => id), "deputy", "deputy2"].map((id) => ({ id, name: id, sub: id })),
  enterprises: [
    { creditCode: ENTERPRISE, name: "云川青石机械有限公司", township: "青石镇" },
    { creditCode: OTHER_ENTERPRISE, name: "云川白河食品有限公司", township: "白河镇" },
  ],
  holdings: HELD.map(([person, seat]) => ({ seat, person, from: SINCE })),
  substitutions: [],
  interests: [],
  subscribers: [],
});

/** A pack that goes on above the county: to the city and to the province. */
export const longPack: Pack = Pack.parse({
  ...pack,
  tiers: [
    ...pack.tiers,
    ...(["tier3", "tier4"] as const).map((seat) => ({
      name: { zh: seat, en: seat },
      seat,
      solve: { unit: "calendarMonth", amount: 1 },
      coordinate: { unit: "workingDay", amount: 10 },
    })),
  ],
});

/** With the governments above the county, each by its liaison. */
export const longDirectory: Directory = {
  ...directory,
  persons: [...directory.persons, ...["tier3", "tier4"].map((id) => ({ id, name: id, sub: id }))],
  holdings: [...directory.holdings, ...["tier3", "tier4"].map((seat) => ({ seat, person: seat, from: SINCE }))],
};

/** The county without the holders of these seats. */
export function vacant(...seats: readonly Seat[]): Directory {
  return { ...directory, holdings: directory.holdings.filter(({ seat }) => !seats.includes(seat)) };
}

/** The county in which this person holds this seat as well. */
export function twoSeats(person: string, seat: Seat): { readonly directory: Directory } {
  return { directory: { ...directory, holdings: [...directory.holdings, { seat, person, from: SINCE }] } };
}

/** `substitute` acts for `person`, from and until the instants given. */
export function standIn(
  person: string,
  substitute: string,
  from: string = SINCE,
  until?: string,
): Directory["substitutions"][number] {
  return { person, substitute, from, ...(until !== undefined && { until }) };
}
