import { Link } from "react-router";
import { DIRECTORY } from "../../../contract/directory-commit.ts";
import type { DayProof } from "../../../contract/views/proof.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { useAsk } from "../use-ask.ts";

/** 承诺台账: the issues something happened to on that day, each with what it owed. */
export function DayIssues({ day, proof }: { day: string; proof: DayProof }) {
  const say = useSay();
  const signed = proof.head !== undefined;
  const { data, error, refetch } = useAsk("readDayHead", { params: { day } }, { when: signed });
  const named = [...proof.late, ...proof.untold, ...proof.differences].map(({ issue }) => issue);
  const issues = [...new Set([...named, ...(data?.leaves.map(({ issue }) => issue) ?? [])])].toSorted();
  return (
    <section>
      <h2>{say("承诺台账：当日有动静的诉求", "Ledger: issues something happened to")}</h2>
      {error && <Failure error={error} again={refetch} />}
      {issues.length === 0 && (data !== undefined || !signed) && (
        <Empty why={say("当日没有动静。", "Nothing happened on that day.")} />
      )}
      <ul className="columns">
        {issues.map((issue) => (
          <li key={issue}>
            {issue === DIRECTORY ? (
              <Link to="/directory/changes">{say("通讯录的变更", "Changes of the directory")}</Link>
            ) : (
              <Link to={`/issues/${issue}/ledger?day=${day}`}>{issue}</Link>
            )}
            {named.includes(issue) && <span className="over"> ■</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
