import type { LedgerRung } from "../../../contract/views/proof.ts";
import { COMMAND_WORDS, DUTY_WORDS, EFFECT_WORDS, SLIP_SHAPES, SLIP_WORDS } from "../../../contract/words.ts";
import { useLocale, useSay } from "../language.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";
import { DueToGo } from "./due-to-go.tsx";
import { channelWord, lagWords, receiptWord, untoldWord } from "./untold-words.ts";

/** Rung by rung: owed, come, late and why, told or not. */
export function LedgerTable({ rungs }: { rungs: readonly LedgerRung[] }) {
  const [locale, say] = [useLocale(), useSay()];
  const heads = [
    say("事项", "Duty"),
    say("应办", "Owed"),
    say("应于", "Owed at"),
    say("实际", "Came"),
    say("告知", "Told"),
  ];
  return (
    <ScrollTable name={say("应办与实办", "What was owed and what came")} heads={heads} cards>
      {rungs.map((rung) => (
        <tr key={rung.rung} className={rung.state === "missing" || rung.late ? "failed" : ""}>
          <td data-head={heads[0]}>
            <span>
              {DUTY_WORDS[locale][rung.kind]} <span className="code quiet">{rung.rung}</span>
            </span>
          </td>
          <td data-head={heads[1]}>
            <span>
              {rung.slip && `${SLIP_SHAPES[rung.slip]} ${SLIP_WORDS[locale][rung.slip]} `}
              {rung.effect && EFFECT_WORDS[locale][rung.effect]}
            </span>
          </td>
          <td data-head={heads[2]}>
            <When at={rung.owedAt} full />
          </td>
          <td data-head={heads[3]}>
            <Came rung={rung} />
          </td>
          <td data-head={heads[4]}>
            <Told rung={rung} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );

  /** A rung that came in the very second it was due, or was swept along by something else, is not late by anything. */
  function lagSentence(lag: number): string {
    return lag < 1 ? say("到点即办", "at once") : say(`到点后 ${lagWords(lag, say)}`, `${lagWords(lag, say)} after`);
  }

  function Came({ rung: { state, firedAt, late, lag, firedBy } }: { rung: LedgerRung }) {
    if (state === "missing") return <b className="over">■ {say("应办未办", "did not come")}</b>;
    return (
      <span>
        <When at={firedAt} full />
        {lag !== undefined && <span className="quiet"> {lagSentence(lag)}</span>}
        {late && <b className="over"> ■ {say("迟办", "late")}</b>}
        {firedBy !== undefined && firedBy !== "timePassed" && (
          <span className="quiet">
            {" "}
            {say(`（随「${COMMAND_WORDS[locale][firedBy]}」一并办理）`, ` (with “${COMMAND_WORDS[locale][firedBy]}”)`)}
          </span>
        )}
      </span>
    );
  }

  function Told({ rung: { toTell, receipts, untold } }: { rung: LedgerRung }) {
    if (!toTell) return <span className="quiet">{say("不须告知", "nobody to tell")}</span>;
    return (
      <span>
        {untold !== undefined && <b className="over">■ {untoldWord(untold, say)} </b>}
        {receipts.map(({ name, recipient, channel, state, at, since }) => (
          <span key={`${recipient} ${channel}`} className="receipt-line">
            {state === "sent" ? "✓" : "■"} {name} · {channelWord(channel, say)} · {receiptWord(state, say)}{" "}
            {since !== undefined ? <DueToGo at={since} /> : at !== undefined && <When at={at} />}
          </span>
        ))}
      </span>
    );
  }
}
