import type { Calendar } from "../../../contract/calendar.ts";
import { dayWords } from "../../time-words.ts";
import { useLocale, useSay } from "../language.ts";

/** A calendar in words: working hours of the week, and of each year the days off and the days worked for them. */
export function CalendarView({ calendar }: { calendar: Calendar }) {
  const [locale, say] = [useLocale(), useSay()];
  const years = [...new Set(calendar.holidays.map(({ date }) => date.slice(0, 4)))].toSorted().toReversed();
  const blocks = (day: string) => (calendar.week[day] ?? []).map(({ from, to }) => `${from}–${to}`).join(" ");
  const weekdays = ["1", "2", "3", "4", "5", "6", "7"];
  return (
    <>
      <p>{calendar.notice}</p>
      <ul className="plain week">
        {weekdays.map((day) => (
          <li key={day}>
            {weekdayWord(day, locale)} <span className="code">{blocks(day) || say("休息", "closed")}</span>
          </li>
        ))}
      </ul>
      {years.map((year) => (
        <details key={year}>
          <summary>{say(`${year} 年的放假和调休`, `Holidays and make-up days of ${year}`)}</summary>
          <ul>
            {groups(calendar.holidays, year).map(([name, dates]) => (
              <li key={name}>
                <b>{name}</b> {dates.map((date) => dayWords(date, locale)).join(locale === "en" ? ", " : "、")}
              </li>
            ))}
          </ul>
          <p>
            {say("上班：", "Worked: ")}
            {calendar.makeUpDays
              .filter(({ date }) => date.startsWith(year))
              .map(({ date }) => dayWords(date, locale))
              .join(locale === "en" ? ", " : "、") || "—"}
          </p>
        </details>
      ))}
    </>
  );
}

function groups(days: Calendar["holidays"], year: string): [string, string[]][] {
  const byName = new Map<string, string[]>();
  for (const { date, name } of days) if (date.startsWith(year)) byName.set(name, [...(byName.get(name) ?? []), date]);
  return [...byName];
}

/** 2024-01-01 was a Monday. */
function weekdayWord(day: string, locale: "zh-CN" | "en"): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, Number(day))),
  );
}
