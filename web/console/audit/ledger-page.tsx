import { Alert, Button } from "antd";
import { Link, useParams, useSearchParams } from "react-router";
import { STATUS_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { LedgerTable } from "./ledger-table.tsx";
import { rungWords } from "./rung-words.ts";
import { TakeAway } from "./take-away.tsx";
import { differenceWord } from "./untold-words.ts";
import { WhatItProves } from "./what-it-proves.tsx";

/** 承诺台账 of one issue: what was owed up to now, what came, how late, and who was told. `?day=` narrows it to a day. */
export function LedgerPage() {
  const [locale, say, zone] = [useLocale(), useSay(), useZone()];
  const { issue = "" } = useParams();
  const [address, setAddress] = useSearchParams();
  const day = address.get("day") ?? undefined;
  const { data, error, refetch } = useAsk("readLedger", { params: { issue } });
  const dateOf = (at: string) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
  const rungs = data?.rungs.filter(({ fireAt }) => day === undefined || dateOf(fireAt) === day) ?? [];
  return (
    <>
      <PageTitle title={say(`承诺台账 ${data?.number ?? issue}`, `Ledger ${data?.number ?? issue}`)} />
      <p>
        <Link to={`/issues/${issue}`}>{say("看这件诉求", "Open the issue")}</Link>
        {day !== undefined && (
          <>
            {" · "}
            <Link to={`/proofs/${day}`}>{say(`${day} 的证明`, `Proof of ${day}`)}</Link>
          </>
        )}
      </p>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <Alert
            role="status"
            showIcon
            type={data.differences.length === 0 ? "success" : "error"}
            title={
              data.differences.length === 0
                ? say(
                    "账实相符：到现在为止应办的都办了，各一次。",
                    "It adds up: all that was owed up to now came, once.",
                  )
                : say(`有 ${data.differences.length} 处不符`, `${data.differences.length} differences`)
            }
            description={
              <>
                {STATUS_WORDS[locale][data.status]} ·{" "}
                {say(`记录 ${data.version} 条 · 核对于 `, `${data.version} records · checked `)}
                <When at={data.until} full />
                {data.differences.length > 0 && (
                  <ul>
                    {data.differences.map(({ rung, what, expected, found }) => (
                      <li key={`${rung} ${what}`}>
                        {rungWords(rung, locale)} · {differenceWord(what, say)} · <When at={expected} full /> /{" "}
                        <When at={found} full />
                      </li>
                    ))}
                  </ul>
                )}
              </>
            }
          />
          {day !== undefined && (
            <p>
              {say(
                `只列 ${day} 到点的 ${rungs.length} 项，共 ${data.rungs.length} 项。`,
                `The ${rungs.length} of ${day}, of ${data.rungs.length} in all.`,
              )}{" "}
              <Button size="small" onClick={() => setAddress({})}>
                {say("列出全部", "Show all")}
              </Button>
            </p>
          )}
          {rungs.length === 0 ? (
            <Empty why={say("没有到点的提醒、督办或提级。", "No reminder, slip or escalation has been owed.")} />
          ) : (
            <LedgerTable rungs={rungs} />
          )}
          <TakeAway issue={issue} />
          <WhatItProves />
        </>
      )}
    </>
  );
}
