import type { Directory } from "../../contract/directory.ts";
import type { Instant, Seat } from "../../contract/vocabulary.ts";

/** The county that packs are tried out in: everybody there, one person per seat, nobody with an interest. Invented. */
export const TRIAL_ENTERPRISE = "91410421MADEM00113";
export const TRIAL_UNIT = "U1";

const SEATS: readonly Seat[] = [
  `aide:${TRIAL_ENTERPRISE}`,
  `handler:${TRIAL_UNIT}`,
  `head:${TRIAL_UNIT}`,
  "office",
  "officeHead",
  `tier1:${TRIAL_ENTERPRISE}`,
  "tier2",
  "tier3",
  "tier4",
];

/** For what nobody in a trial ever reads. */
export const UNREAD = "–";

export function trialCounty(from: Instant): Directory {
  return {
    version: UNREAD,
    county: { name: UNREAD, office: UNREAD, divisionCode: UNREAD },
    units: [{ id: TRIAL_UNIT, name: UNREAD, group: "department" }],
    persons: SEATS.map((seat) => ({ id: seat, name: seat, sub: seat })),
    enterprises: [{ creditCode: TRIAL_ENTERPRISE, name: UNREAD, township: UNREAD }],
    holdings: SEATS.map((seat) => ({ seat, person: seat, from })),
    substitutions: [],
    interests: [],
    subscribers: [],
  };
}
