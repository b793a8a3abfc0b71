import type { DutyView } from "../../../contract/views/duty.ts";
import { useLocale, useSay } from "../language.ts";
import { When } from "../parts/when.tsx";
import { adjustedWords, limitWords } from "./limit-words.ts";
import { DayWalk } from "./day-walk.tsx";

/** 为什么是这一天: everything a person needs to check the date by hand. */
export function Why({ duty: { why, dueAt, provisional, held } }: { duty: DutyView }) {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <details className="why">
      <summary>{say("为什么是这一天", "Why this date")}</summary>
      <p>
        {say("自 ", "From ")}
        <When at={why.from} full />
        {say(" 起，时限 ", ", limit ")}
        <b>{limitWords(why.limit, locale)}</b>
        {say("；当天不计。", "; the first day is not counted.")}
      </p>
      <DayWalk days={why.days} />
      {(why.heldFrom !== undefined || held) && (
        <p>
          {say("计时暂停：", "The clock was stopped: ")}
          <When at={why.heldFrom} /> – {why.heldUntil === undefined ? say("现在", "now") : <When at={why.heldUntil} />}
        </p>
      )}
      {why.adjusted !== undefined && <p>{adjustedWords(why.adjusted, say)}</p>}
      <p>
        {say("所以到期于 ", "Therefore due ")}
        <b>
          <When at={dueAt} full provisional={provisional} />
        </b>
      </p>
      <p className="quiet">
        {say(`日历 ${why.calendarVersion}，依据 ${why.notice}`, `Calendar ${why.calendarVersion}, by ${why.notice}`)}
      </p>
    </details>
  );
}
