import type { ExplainedDay } from "../../../contract/limit.ts";
import { dayWords } from "../../time-words.ts";
import { useLocale, useSay } from "../language.ts";
import type { Say } from "../say.ts";

/** The days on the way, one after the other: which counted, which were passed over and why. */
export function DayWalk({ days }: { days: readonly ExplainedDay[] }) {
  const [locale, say] = [useLocale(), useSay()];
  let counted = 0;
  const steps = days.map((day) => ({ ...day, nth: day.as === "counted" ? ++counted : 0 }));
  return (
    <ol className="day-walk">
      {steps.map((day) => (
        <li key={`${day.date} ${day.as}`} className={`day day-${day.as}`}>
          <span>{dayWords(day.date, locale)}</span>
          <span>{role(day, say)}</span>
        </li>
      ))}
    </ol>
  );
}

function role({ as, name, nth }: ExplainedDay & { nth: number }, say: Say): string {
  const named = name === undefined ? "" : say(`（${name}）`, ` (${name})`);
  switch (as) {
    case "start":
      return say("起算，当天不计", "start, not counted");
    case "counted":
      return say(`第 ${nth} 天${named}`, `day ${nth}${named}`);
    case "weekend":
      return say("周末，不计", "weekend, passed over");
    case "holiday":
      return say(`放假${named}，不计`, `holiday${named}, passed over`);
    case "makeUp":
      return say(`调休上班${named}`, `make-up workday${named}`);
    case "rolled":
      return say("到期日休息，顺延到这一天", "the last day was closed, so this one");
  }
}
