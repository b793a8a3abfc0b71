import type { Event } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Locale } from "../../contract/problems.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { kindOfDuty, seatName } from "./names.ts";

interface Words {
  readonly locale: Locale;
  readonly directory: Directory;
}

const WHY = {
  "zh-CN": { vacant: "空缺", excluded: "须回避", interest: "须回避", nobody: "" },
  en: { vacant: "is vacant", excluded: "must stand aside", interest: "must stand aside", nobody: "" },
} as const;

/** Which seats could not take a duty an event opened or passed on, and who has it instead; nothing if the seat asked has it. */
export function fallbackText({ duties }: Event, { locale, directory }: Words): string {
  const en = locale === "en";
  const parts = duties.flatMap((effect) => {
    if (!("fallback" in effect) || effect.fallback === undefined) return [];
    const { fallback } = effect;
    const duty = DUTY_WORDS[locale][kindOfDuty(effect.duty)];
    const passed = fallback
      .filter(({ why }) => why !== "nobody")
      .map(({ asked, why }) => `${seatName(asked, directory, locale)}${en ? " " : ""}${WHY[locale][why]}`);
    const asked = passed.join(en ? ", " : "、");
    if (fallback.length > passed.length)
      return [en ? `nobody can ${duty} (${asked})` : `「${duty}」无人可以承担（${asked}）`];
    const to = seatName(effect.do === "open" ? effect.seat : effect.to, directory, locale);
    return [en ? `${asked}: the ${to} has to ${duty}` : `${asked}，「${duty}」由${to}承担`];
  });
  return parts.map((part) => `${en ? "; " : "；"}${part}`).join("");
}
