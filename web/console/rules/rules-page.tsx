import { Link } from "react-router";
import { useLocale, useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { CalendarView } from "./calendar-view.tsx";
import { Coverage } from "./coverage.tsx";
import { DraftList } from "./draft-list.tsx";
import { PackView } from "./pack/pack-view.tsx";

/** 规则: the calendar and the policy pack in force, what is proposed, and every version there was. */
export function RulesPage() {
  const [locale, say] = [useLocale(), useSay()];
  const { data, error, refetch } = useAsk("readSettings");
  const drafts = useMay("draftCalendar");
  const language = locale === "en" ? "en" : "zh";
  return (
    <>
      <PageTitle title={say("规则", "Rules")}>
        {drafts && <Link to="/settings/calendar/new">{say("录入放假通知", "Enter a holiday notice")}</Link>}
      </PageTitle>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <Coverage coverage={data.coverage} />
          <section className="card">
            <h2>
              {say("工作日历", "Working calendar")} <span className="code">{data.calendar.version}</span>
            </h2>
            <CalendarView calendar={data.calendar} />
          </section>
          <section className="card">
            <h2>
              {say("政策包", "Policy pack")} {data.pack.name[language]}{" "}
              <span className="code">{`${data.pack.id}@${data.pack.version}`}</span>
            </h2>
            <PackView pack={data.pack} open />
          </section>
          <section className="card">
            <h2>{say("可以参照起草的政策包", "Packs to begin from")}</h2>
            <ul className="packs">
              {data.packs.map(({ pack, name, shipped }) => (
                <li key={pack}>
                  <Link to={`/settings/packs/${pack}`}>{name}</Link> <span className="code">{pack}</span>
                  {shipped && <span className="quiet"> · {say("随系统提供", "shipped")}</span>}
                  {drafts && (
                    <>
                      {" · "}
                      <Link to={`/settings/packs/new?from=${pack}`}>
                        {say(`由 ${pack} 起草`, `Draft from ${pack}`)}
                      </Link>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{say("草案和历次版本", "Drafts and versions")}</h2>
            <DraftList drafts={data.drafts} />
          </section>
        </>
      )}
    </>
  );
}
