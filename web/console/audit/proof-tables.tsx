import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DayProof } from "../../../contract/views/proof.ts";
import { useLocale, useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { DueToGo } from "./due-to-go.tsx";
import { When } from "../parts/when.tsx";
import { rungWords } from "./rung-words.ts";
import { differenceWord, lagWords, untoldWord } from "./untold-words.ts";

export function ProofTables({ proof }: { proof: DayProof }) {
  const say = useSay();
  const locale = useLocale();
  const { told } = proof;
  const rung = say("环节", "Rung");
  const late = [rung, say("应于", "Owed at"), say("实际", "Fired at"), say("迟了", "Late by")];
  const wrong = [rung, say("问题", "What"), say("复算", "Second computation"), say("记录", "Record")];
  const untold = [rung, say("原因", "Why")];
  return (
    <>
      <dl className="figures">
        <Count name={say("核对诉求", "Issues checked")} value={proof.issues} />
        <Count name={say("应办", "Owed")} value={proof.owed} />
        <Count name={say("已办", "Fired")} value={proof.fired} />
        <Count name={say("迟办", "Late")} value={proof.late.length} />
        {told && <Count name={say("送达", "Delivered")} value={told.sent} />}
        <Count name={say("未送达任何人", "Reached nobody")} value={proof.untold.length} />
      </dl>
      {told && told.waiting + told.failed + told.noAddress > 0 && (
        <p>
          {say(
            `当日的通知：送达 ${told.sent} 份，待送达 ${told.waiting} 份，失败 ${told.failed} 份，无地址 ${told.noAddress} 份。`,
            `Notices of the day: ${told.sent} delivered, ${told.waiting} waiting, ${told.failed} failed, ${told.noAddress} without an address.`,
          )}
          {told.waitingSince !== undefined && (
            <>
              {say("最早的一份应发于 ", " The first of those waiting was to go out at ")}
              <When at={told.waitingSince} full />
              {say("。", ".")}
            </>
          )}
        </p>
      )}
      {proof.differences.length > 0 && (
        <Lines title={say("不符", "Differences")} heads={wrong} red>
          {proof.differences.map(({ issue, rung, what, expected, found }) => (
            <Line
              key={`${issue} ${rung} ${what}`}
              issue={issue}
              heads={wrong}
              cells={[
                rungWords(rung, locale),
                differenceWord(what, say),
                <When at={expected} full />,
                <When at={found} full />,
              ]}
            />
          ))}
        </Lines>
      )}
      {proof.late.length > 0 && (
        <Lines title={say("迟办", "Late")} heads={late}>
          {proof.late.map(({ issue, rung, fireAt, firedAt }) => (
            <Line
              key={`${issue} ${rung}`}
              issue={issue}
              heads={late}
              cells={[
                rungWords(rung, locale),
                <When at={fireAt} />,
                <When at={firedAt} />,
                lagWords((Date.parse(firedAt) - Date.parse(fireAt)) / 1000, say),
              ]}
            />
          ))}
        </Lines>
      )}
      {proof.untold.length > 0 && (
        <Lines title={say("已办但没有送达任何人", "Fired, but told to nobody")} heads={untold}>
          {proof.untold.map(({ issue, rung, why, since }) => (
            <Line
              key={`${issue} ${rung}`}
              issue={issue}
              heads={untold}
              cells={[
                rungWords(rung, locale),
                <span>
                  {untoldWord(why, say)} {since !== undefined && <DueToGo at={since} />}
                </span>,
              ]}
            />
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
      <ScrollTable name={title} heads={[say("诉求", "Issue"), ...heads]} cards>
        {children}
      </ScrollTable>
    </section>
  );
}

interface LineProps {
  readonly issue: string;
  readonly heads: readonly string[];
  readonly cells: readonly ReactNode[];
}

function Line({ issue, heads, cells }: LineProps) {
  const say = useSay();
  return (
    <tr>
      <td data-head={say("诉求", "Issue")}>
        <Link to={`/issues/${issue}/ledger`}>{issue}</Link>
      </td>
      {cells.map((cell, place) => (
        <td key={place} data-head={heads[place]}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
