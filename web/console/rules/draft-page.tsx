import { Alert } from "antd";
import { Link, useParams } from "react-router";
import type { DraftPage as Draft } from "../../../contract/views/settings.ts";
import { useLocale, useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { CalendarPreview } from "./calendar-preview.tsx";
import { CalendarView } from "./calendar-view.tsx";
import { DraftDecision } from "./draft-decision.tsx";
import { PackChanges } from "./pack/pack-changes.tsx";
import { PackView } from "./pack/pack-view.tsx";
import { PackPreview } from "./pack-preview.tsx";
import { draftKind, draftState } from "./state-words.ts";

/** One draft: what it changes, what it would do, and the decision of a second person. */
export function DraftPage() {
  const [locale, say] = [useLocale(), useSay()];
  const { draft = "" } = useParams();
  const { data, error, refetch } = useAsk("readDraft", { params: { draft } });
  const name = data?.name ?? "";
  return (
    <>
      <PageTitle title={say(`草案 ${name}`, `Draft ${name}`)} />
      <p>
        <Link to="/settings">{say("回到规则", "Back to the rules")}</Link>
      </p>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <Facts draft={data} />
          {data.faults.length > 0 && (
            <Alert
              role="alert"
              type="error"
              showIcon
              title={say("这样的规则不能启用：", "These rules cannot be put in force:")}
              description={
                <ul>
                  {data.faults.map((fault) => (
                    <li key={fault.en}>{fault[locale]}</li>
                  ))}
                </ul>
              }
            />
          )}
          {data.state === "draft" && <DraftDecision draft={data} />}
          {data.state === "draft" && <Preview draft={data} />}
          <Content draft={data} />
        </>
      )}
    </>
  );
}

function Facts({ draft }: { draft: Draft }) {
  const say = useSay();
  const { kind, basedOn, author, at, decidedBy, decidedAt, reason } = draft;
  return (
    <dl className="facts card">
      <div>
        <dt>{say("状态", "State")}</dt>
        <dd>
          <b>{draftState(draft, say)}</b>
        </dd>
      </div>
      <div>
        <dt>{say("种类", "Kind")}</dt>
        <dd>{draftKind(kind, say)}</dd>
      </div>
      <div>
        <dt>{say("依据的现行版本", "Written over")}</dt>
        <dd className="code">{basedOn}</dd>
      </div>
      <div>
        <dt>{say("起草", "Drafted")}</dt>
        <dd>
          {author.name} <When at={at} full />
        </dd>
      </div>
      {decidedBy !== undefined && (
        <div>
          <dt>{say("审定", "Decided")}</dt>
          <dd>
            {decidedBy.name} <When at={decidedAt} full />
          </dd>
        </div>
      )}
      {reason !== undefined && (
        <div>
          <dt>{say("理由", "Reason")}</dt>
          <dd>{reason}</dd>
        </div>
      )}
    </dl>
  );
}

function Preview({ draft: { draft } }: { draft: Draft }) {
  const say = useSay();
  const { data, error, refetch } = useAsk("previewDraft", { params: { draft } });
  return (
    <section>
      <h2>{say("预演（什么都不会改变）", "Preview (nothing is changed)")}</h2>
      {error && <Failure error={error} again={refetch} />}
      {data === undefined && !error && <p role="status">{say("正在预演…", "Trying it out…")}</p>}
      {data?.kind === "calendar" && <CalendarPreview preview={data} />}
      {data?.kind === "pack" && <PackPreview preview={data} />}
    </section>
  );
}

function Content({ draft: { calendar, pack, state } }: { draft: Draft }) {
  const say = useSay();
  const { data } = useAsk("readSettings");
  return (
    <>
      {pack && data && state === "draft" && (
        <section>
          <h2>{say("改了什么", "What it changes")}</h2>
          <PackChanges before={data.pack} after={pack} />
        </section>
      )}
      <section className="card">
        <h2>{say("全文", "All of it")}</h2>
        {calendar && <CalendarView calendar={calendar} />}
        {pack && <PackView pack={pack} />}
      </section>
    </>
  );
}
