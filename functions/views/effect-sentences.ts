import type { DutyEffect, Event } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Locale } from "../../contract/problems.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { dueText } from "../../domain/notice-text.ts";
import { kindOfDuty, seatName } from "./names.ts";

export interface EffectSentence {
  readonly duty: string;
  readonly sentence: string;
  readonly dueAt?: string;
}

interface Words {
  readonly locale: Locale;
  readonly zone: string;
  readonly directory: Directory;
}

/** What a command would do to the clocks, one sentence each: shown before anybody presses the button. */
export function effectSentences(events: readonly Event[], words: Words): EffectSentence[] {
  return events.flatMap(({ duties }) =>
    duties.map((effect) => ({
      duty: effect.duty,
      sentence: sentence(effect, words),
      ...("dueAt" in effect && { dueAt: effect.dueAt }),
    })),
  );
}

function sentence(effect: DutyEffect, { locale, zone, directory }: Words): string {
  const say = (zh: string, en: string) => (locale === "en" ? en : zh);
  const duty = DUTY_WORDS[locale][kindOfDuty(effect.duty)];
  const by = (due: { dueAt: string; provisional: boolean }) => dueText(due, locale, zone);
  switch (effect.do) {
    case "open": {
      const holder = seatName(effect.seat, directory, locale);
      return say(`${holder}：${duty}，${by(effect)} 前`, `${holder}: ${duty}, by ${by(effect)}`);
    }
    case "close":
      return say(`结束计时：${duty}`, `The clock ends: ${duty}`);
    case "hold":
      return say(`暂停计时：${duty}`, `The clock stops: ${duty}`);
    case "release":
      return say(`恢复计时：${duty}，${by(effect)} 前`, `The clock goes on: ${duty}, by ${by(effect)}`);
    case "move":
      return say(`期限改为 ${by(effect)}：${duty}`, `Now due ${by(effect)}: ${duty}`);
    case "raise":
    case "reseat": {
      const to = seatName(effect.to, directory, locale);
      return say(`${duty}：改由 ${to} 承担`, `${duty}: passes to ${to}`);
    }
  }
}
