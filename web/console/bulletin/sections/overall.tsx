import { OUTCOME_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { Fig } from "../fig.tsx";
import type { SectionProps } from "./section-props.ts";

export function Overall({ bulletin: { overall, escalated, late } }: SectionProps) {
  const [locale, say] = [useLocale(), useSay()];
  const { outcomes } = overall;
  return (
    <section>
      <h3>{say("一、总体情况", "1. Overall")}</h3>
      <p>
        {say("上期结转 ", "Carried over ")}
        <Fig figure={overall.carried} />
        {say(" 件，本期新增 ", ", new ")}
        <Fig figure={overall.new} />
        {overall.reopened !== undefined && (
          <>
            {say(" 件，重新办理 ", ", reopened ")}
            <Fig figure={overall.reopened} />
          </>
        )}
        {say(" 件，合计 ", ", in all ")}
        <Fig figure={overall.total} />
        {say(" 件。已销号 ", ". Closed ")}
        <Fig figure={overall.closed} />
        {say(" 件，其中", ", of which ")}
        {outcomes.map(({ outcome, figure }, place) => (
          <span key={outcome}>
            {place > 0 && say("、", ", ")}
            {OUTCOME_WORDS[locale][outcome]} <Fig figure={figure} />
            {say(" 件", "")}
          </span>
        ))}
        {say("；不予受理 ", "; refused ")}
        <Fig figure={overall.refused} />
        {say(" 件；在办 ", "; in hand ")}
        <Fig figure={overall.inHand} />
        {say(" 件，其中尚未交办 ", ", of which not dispatched ")}
        <Fig figure={overall.undispatched} />
        {overall.planned !== undefined && (
          <>
            {say(" 件、挂账 ", ", suspended ")}
            <Fig figure={overall.planned} />
          </>
        )}
        {say(" 件、超期 ", ", overdue ")}
        <Fig figure={overall.overdue} />
        {say(" 件。", ".")}
      </p>
      <p>
        {escalated.length === 0 && say("本期没有提级。", "Nothing was raised to a higher tier. ")}
        {escalated.map(({ tier, figure }) => (
          <span key={tier}>
            {say(`提级到第 ${tier} 级 `, `Raised to tier ${tier}: `)}
            <Fig figure={figure} />
            {say(" 件。", ". ")}
          </span>
        ))}
        {overall.reworked !== undefined && (
          <>
            {say("二次办理 ", "Done again: ")}
            <Fig figure={overall.reworked} />
            {say(" 件。", ". ")}
          </>
        )}
        {say("系统执行迟于承诺 ", "Taken later than promised by the system: ")}
        <Fig figure={late} />
        {say(" 件。", ".")}
      </p>
    </section>
  );
}
