import { readFileSync } from "node:fs";
import { CountyFile } from "../contract/county.ts";
import { countyFile } from "./neighbours.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Both of them China's; one has evening when the other is about to have midnight. */
const ZONES = [
  { zone: "Asia/Shanghai", ahead: 8 * HOUR },
  { zone: "Asia/Urumqi", ahead: 6 * HOUR },
] as const;

export interface ShortDay {
  readonly county: CountyFile;
  /** Today where the county is: an issue that is to be solved "today" is due at `closesAt`. */
  readonly today: string;
  readonly closesAt: Date;
}

/**
 * The demo county with a calendar whose days close at the next full minute that is at least `notBefore` milliseconds away. The clock of an
 * outside emulator cannot be moved; a day that closes soon is the same rule of the business on real time.
 */
export function countyClosingSoon(now: number, notBefore: number): ShortDay {
  const closes = Math.ceil((now + notBefore) / MINUTE) * MINUTE;
  const place = ZONES.find(({ ahead }) => dateIn(now, ahead) === dateIn(closes, ahead)) ?? ZONES[0];
  const today = dateIn(now, place.ahead);
  const close = new Date(closes + place.ahead).toISOString().slice(11, 16);
  const week = Object.fromEntries(
    ["1", "2", "3", "4", "5", "6", "7"].map((day) => [day, [{ from: "00:00", to: close }]]),
  );
  const demo = CountyFile.parse(JSON.parse(readFileSync(countyFile, "utf8")));
  const calendar = {
    version: `rehearsal-${today}-${close.replace(":", "")}`,
    zone: place.zone,
    notice: "部署演练专用：每天都上班，几分钟后下班",
    coveredUntil: `${today.slice(0, 4)}-12-31`,
    week,
    // A year without a holiday is taken for a notice forgotten; today must not be one.
    holidays: [{ date: `${today.slice(0, 4)}-${today.endsWith("-01-01") ? "05-01" : "01-01"}`, name: "节日" }],
    makeUpDays: [],
  };
  return { county: { ...demo, calendar }, today, closesAt: new Date(closes) };
}

function dateIn(at: number, ahead: number): string {
  return new Date(at + ahead).toISOString().slice(0, 10);
}
