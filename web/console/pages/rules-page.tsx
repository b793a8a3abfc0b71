import { DUTY_WORDS } from "../../../contract/words.ts";
import { dayWords } from "../../time-words.ts";
import { limitWords } from "../issue/limit-words.ts";
import { useLocale, useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";

/** 规则: the calendar and the policy pack in force, and what is proposed. Drafts are made by the API (docs/rules.md). */
export function RulesPage() {
  const [locale, say] = [useLocale(), useSay()];
  const { data, error, refetch } = useAsk("readSettings", {});
  const states = {
    draft: say("草案", "draft"),
    published: say("已发布", "published"),
    withdrawn: say("已撤回", "withdrawn"),
  };
  const name = locale === "en" ? "en" : "zh";
  return (
    <>
      <PageTitle title={say("规则", "Rules")} />
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <h2>{say("工作日历", "Working calendar")}</h2>
          <p>
            <span className="code">{data.calendar.version}</span> {data.calendar.notice}
          </p>
          <p>
            {data.coverage.daysLeft < 0
              ? say(
                  `放假通知已于 ${dayWords(data.coverage.until, locale)} 到期，此后的期限都是预计的。`,
                  `The holiday notices ended on ${dayWords(data.coverage.until, locale)}: due dates after it are provisional.`,
                )
              : say(
                  `放假通知覆盖到 ${dayWords(data.coverage.until, locale)}，还有 ${data.coverage.daysLeft} 天。`,
                  `The holiday notices cover until ${dayWords(data.coverage.until, locale)}, ${data.coverage.daysLeft} days.`,
                )}
          </p>
          <h2>{say("政策包", "Policy pack")}</h2>
          <p>
            <b>{data.pack.name[name]}</b> <span className="code">{`${data.pack.id}@${data.pack.version}`}</span>
          </p>
          <ul>
            {(["triage", "sign", "report", "reviewCloseOut", "callBack", "rate"] as const).map((kind) => (
              <li key={kind}>
                {DUTY_WORDS[locale][kind]} · {limitWords(data.pack.duties[kind].limit, locale)}
              </li>
            ))}
          </ul>
          <h2>{say("草案", "Drafts")}</h2>
          {data.drafts.length === 0 && (
            <Empty why={say("没有草案。", "There are no drafts.")}>
              {say(
                "日历和政策包由系统管理员起草，另一人发布。",
                "The administrator drafts; a second person publishes.",
              )}
            </Empty>
          )}
          <ul>
            {data.drafts.map((draft) => (
              <li key={draft.draft}>
                <b>{draft.name}</b> · {states[draft.state]} · {draft.author.name} · <When at={draft.at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
