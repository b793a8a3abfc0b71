import type { DutyView } from "../../../contract/views/duty.ts";
import { DUTY_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { Due } from "../parts/due.tsx";
import { Holder } from "../parts/holder.tsx";
import { Lamp } from "../parts/lamp.tsx";
import { Why } from "./why.tsx";

/** Who owes what by when, and why by then. */
export function Duties({ duties, closed }: { duties: readonly DutyView[]; closed: boolean }) {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <section className="card">
      <h2>{say("未了事项", "Open duties")}</h2>
      {duties.length === 0 && (
        <p className="quiet">
          {closed
            ? say("已经销号，没有未了事项。", "Closed: nothing is owed any more.")
            : say("没有未了事项。", "Nothing is owed now.")}
        </p>
      )}
      <ul className="duties">
        {duties.map((duty) => (
          <li key={duty.duty}>
            <p className="duty-head">
              <b>{DUTY_WORDS[locale][duty.kind]}</b>
              <Lamp lamp={duty.lamp} />
            </p>
            <p>
              <Holder seat={duty.holder} />
            </p>
            {duty.fallsTo && (
              <p>
                {say("岗位无人或须回避，现由 ", "The seat has nobody who may: it falls to ")}
                <Holder seat={duty.fallsTo} />
                {say(" 承接", "")}
              </p>
            )}
            {duty.nobody && (
              <p>
                <b className="over">■ {say("现在没有人可以承担", "nobody can take it now")}</b>
              </p>
            )}
            <p>
              <Due left={duty.left} dueAt={duty.dueAt} provisional={duty.provisional} held={duty.held} />
            </p>
            <Why duty={duty} />
          </li>
        ))}
      </ul>
    </section>
  );
}
