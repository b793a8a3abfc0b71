import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import {
  CLASS_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  OUTCOME_WORDS,
  REQUEST_TYPE_WORDS,
  SOURCE_WORDS,
} from "../../../contract/words.ts";
import type { Answer } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Due } from "../parts/due.tsx";
import { isHeld } from "../parts/is-held.ts";
import { Lamp } from "../parts/lamp.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { Status } from "../parts/status.tsx";
import { Tier } from "../parts/tier.tsx";
import { When } from "../parts/when.tsx";

export function IssueHeader({ issue }: { issue: Answer<"readIssue"> }) {
  const [locale, say] = [useLocale(), useSay()];
  const { unit, person } = issue;
  const ledger = useMay("readLedger");
  const facts: [string, ReactNode][] = [
    [say("受理号", "Receipt"), <span className="code">{issue.issue}</span>],
    [say("来源", "Source"), SOURCE_WORDS[locale][issue.source]],
    [say("类别", "Kind"), issue.kind && KIND_WORDS[locale][issue.kind]],
    [say("分类", "Class"), issue.class && CLASS_WORDS[locale][issue.class]],
    [say("解决层级", "Level"), issue.level && LEVEL_WORDS[locale][issue.level]],
    [say("诉求类型", "Type"), issue.requestType && REQUEST_TYPE_WORDS[locale][issue.requestType]],
    [say("承办单位", "Unit"), unit && (person ? say(`${unit}（${person}）`, `${unit} (${person})`) : unit)],
    [say("乡镇", "Township"), issue.township],
    [say("产业链", "Chain"), issue.chain],
    [say("提交", "Submitted"), <When at={issue.submittedAt} full />],
    [say("销号", "Closed"), issue.closedAt && <When at={issue.closedAt} full />],
    [say("办结类型", "Outcome"), issue.outcome && OUTCOME_WORDS[locale][issue.outcome]],
    [say("企业评价", "Rating"), issue.rating && say(`${issue.rating} 分（满分 5 分）`, `${issue.rating} of 5`)],
  ];
  return (
    <header className="issue-head">
      <p className="eyebrow">
        <b>{issue.number ?? say("尚未编号", "no number yet")}</b> ·{" "}
        <Link to={`/issues?search=${encodeURIComponent(issue.creditCode)}`}>{issue.enterprise}</Link>
      </p>
      <PageTitle title={issue.subject}>
        <Button onClick={() => window.print()}>{say("打印", "Print")}</Button>
      </PageTitle>
      <p className="issue-state">
        <Lamp lamp={issue.lamp} />
        <Status status={issue.status} />
        {issue.dispatchedAt !== undefined && <Tier tier={issue.tier} name={issue.tierName} />}
        {issue.closedAt === undefined && (
          <Due
            left={issue.left}
            dueAt={issue.dueAt}
            provisional={issue.provisional ?? false}
            held={isHeld(issue.status)}
          />
        )}
        <span className="quiet">
          {say(`自提交起 ${issue.totalDays} 天`, `${issue.totalDays} days since submission`)}
        </span>
        {ledger && <Link to={`/issues/${issue.issue}/ledger`}>{say("承诺台账", "Ledger")}</Link>}
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}
