import { bulletinTitle } from "../../../contract/bulletin-title.ts";
import { wallTime } from "../actions/zone-time.ts";
import type { Answer } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { PeriodContext } from "./fig.tsx";
import { Composition } from "./sections/composition.tsx";
import { Checks } from "./sections/checks.tsx";
import { Overall } from "./sections/overall.tsx";
import { Overdue } from "./sections/overdue.tsx";
import { Quality } from "./sections/quality.tsx";
import { Units } from "./sections/units.tsx";

/** The bulletin as it is printed, after GB/T 9704-2012: mark in red, number, red rule, title, body, signature. */
export function Sheet({ page: { period, bulletin, frozenAt } }: { page: Answer<"readBulletin"> }) {
  const [locale, say] = [useLocale(), useSay()];
  const zone = useZone();
  const day = frozenAt === undefined ? bulletin.period.to : wallTime(frozenAt, zone).slice(0, 10);
  const [year, month, date] = day.split("-").map(Number);
  return (
    <PeriodContext value={period}>
      <article className="sheet">
        <p className="sheet-mark" style={{ fontSize: markSize(bulletin.office) }}>
          {bulletin.office}
        </p>
        <p className="sheet-number">{bulletin.number ?? " "}</p>
        <hr />
        <h2 className="sheet-title">{bulletinTitle(bulletin, locale)}</h2>
        <Overall bulletin={bulletin} />
        <Composition bulletin={bulletin} />
        <Quality bulletin={bulletin} />
        <Units bulletin={bulletin} />
        <Overdue bulletin={bulletin} />
        <div className="sheet-signed">
          <p>{bulletin.office}</p>
          <p>{say(`${year}年${month}月${date}日`, day)}</p>
        </div>
        <Checks bulletin={bulletin} />
      </article>
    </PeriodContext>
  );
}

const WIDEST = 150; // millimetres of the type area's 156
const LARGEST = 14;

/** The mark stands in one line, as large as it can be. */
function markSize(office: string): string {
  return `${Math.min(LARGEST, WIDEST / 1.06 / office.length)}mm`;
}
