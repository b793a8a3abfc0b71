import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Answer } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import type { Say } from "../say.ts";
import { rungWords } from "./rung-words.ts";
import { When } from "../parts/when.tsx";

type Proof = Answer<"readProof">;

export function ProofTables({ proof }: { proof: Proof }) {
  const say = useSay();
  const locale = useLocale();
  const what = differenceWords(say);
  const rung = say("环节", "Rung");
  return (
    <>
      <dl className="figures">
        <Count name={say("核对诉求", "Issues checked")} value={proof.issues} />
        <Count name={say("应办", "Owed")} value={proof.owed} />
        <Count name={say("已办", "Fired")} value={proof.fired} />
        <Count name={say("迟办", "Late")} value={proof.late.length} />
        <Count name={say("未送达", "Untold")} value={proof.untold.length} />
      </dl>
      {proof.differences.length > 0 && (
        <Lines title={say("不符", "Differences")} heads={[rung, say("问题", "What")]} red>
          {proof.differences.map(({ issue, rung, what: kind }) => (
            <Line key={`${issue} ${rung} ${kind}`} issue={issue} cells={[rungWords(rung, locale), what[kind]]} />
          ))}
        </Lines>
      )}
      {proof.late.length > 0 && (
        <Lines title={say("迟办", "Late")} heads={[rung, say("应于", "Owed at"), say("实际", "Fired at")]}>
          {proof.late.map(({ issue, rung, fireAt, firedAt }) => (
            <Line
              key={`${issue} ${rung}`}
              issue={issue}
              cells={[rungWords(rung, locale), <When at={fireAt} />, <When at={firedAt} />]}
            />
          ))}
        </Lines>
      )}
      {proof.untold.length > 0 && (
        <Lines title={say("已办但没有送达任何人", "Fired, but told to nobody")} heads={[rung]}>
          {proof.untold.map(({ issue, rung }) => (
            <Line key={`${issue} ${rung}`} issue={issue} cells={[rungWords(rung, locale)]} />
          ))}
        </Lines>
      )}
    </>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly red?: boolean;
  readonly children: ReactNode;
}

function Lines({ title, heads, red, children }: LinesProps) {
  const say = useSay();
  return (
    <section className={red ? "difference" : ""}>
      <h2>{red ? `■ ${title}` : title}</h2>
      <table className="list">
        <thead>
          <tr>
            {[say("诉求", "Issue"), ...heads].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Line({ issue, cells }: { issue: string; cells: readonly ReactNode[] }) {
  return (
    <tr>
      <td>
        <Link to={`/issues/${issue}`}>{issue}</Link>
      </td>
      {cells.map((cell, place) => (
        <td key={place}>{cell}</td>
      ))}
    </tr>
  );
}

function differenceWords(say: Say): Record<Proof["differences"][number]["what"], string> {
  return {
    missing: say("应办未办", "owed, not fired"),
    unowed: say("不应办而办", "fired, not owed"),
    twice: say("办了两次", "fired twice"),
    early: say("提前办了", "fired early"),
    dueAt: say("期限与复算不符", "due date differs from the second computation"),
    ladder: say("提醒与复算不符", "warning differs from the second computation"),
    "broken-chain": say("记录链断裂", "the chain of records is broken"),
    text: say("文字与摘要不符", "a text differs from its digest"),
    "day-head": say("当日首部不符", "the signed head of the day differs"),
  };
}
