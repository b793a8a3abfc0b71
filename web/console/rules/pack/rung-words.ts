import type { PackRung } from "../../../../contract/pack.ts";
import type { Locale } from "../../../../contract/problems.ts";
import { EFFECT_WORDS, SLIP_SHAPES, SLIP_WORDS } from "../../../../contract/words.ts";
import { limitWords } from "../../issue/limit-words.ts";

/** `到期前 2 个工作日：▲ 提醒`, `at due: ■ overdue, escalated`: a rung of a ladder as one short sentence. */
export function rungSentence(rung: PackRung, locale: Locale): string {
  const en = locale === "en";
  const slip = rung.slip && `${SLIP_SHAPES[rung.slip]} ${SLIP_WORDS[locale][rung.slip]}`;
  const effect = EFFECT_WORDS[locale][rung.effect];
  const does = [slip, effect].filter(Boolean).join(en ? ", " : "，");
  return `${whenOf(rung, locale)}${en ? ": " : "："}${does}${extraOf(rung, locale)}`;
}

function whenOf(rung: PackRung, locale: Locale): string {
  const en = locale === "en";
  if (rung.at === "due") return en ? "when due" : "到期";
  const offset = limitWords(rung.offset, locale);
  switch (rung.at) {
    case "before":
      return en ? `${offset} before` : `到期前 ${offset}`;
    case "every":
      return en ? `every ${offset} until due` : `到期前每 ${offset}`;
    case "repeat":
      return en ? `then every ${offset}` : `此后每 ${offset}`;
  }
}

function extraOf(rung: PackRung, locale: Locale): string {
  const en = locale === "en";
  if (rung.at === "before" && rung.unless === "progress") return en ? " (unless reported)" : "（已反馈进展则免）";
  if (rung.at === "repeat" && rung.times !== undefined)
    return en ? ` (${rung.times} times)` : `（共 ${rung.times} 次）`;
  return "";
}
