import type { Duty, Issue } from "../../contract/issue.ts";
import type { DryRun } from "../../contract/views/issue.ts";
import type { DutyKind } from "../../contract/vocabulary.ts";
import type { Accepted } from "../../domain/context.ts";
import { dueText } from "../../domain/notice-text.ts";
import { isUnitSeat } from "../../domain/places.ts";
import { leadUnit } from "../../domain/policy.ts";
import { seatName, tierName, unitName } from "./names.ts";
import type { Telling } from "./telling.ts";

type Effects = DryRun["effects"];
type Words = Pick<Telling, "locale" | "zone" | "directory" | "pack">;

/** What is owed to the enterprise, in its own words: by whom; the other duties are between the offices. */
const OWED = {
  "zh-CN": {
    triage: "给您首次答复",
    solve: "办结",
    coordinate: "决定怎么办",
    contact: "联系您",
    callBack: "电话回访您",
    verifyWithdrawal: "向您核实撤回是不是本意；核实前照常办理，期限不变",
  },
  en: {
    triage: "gives you a first answer",
    solve: "solves it",
    coordinate: "decides how to go on",
    contact: "contacts you",
    callBack: "calls you back",
    verifyWithdrawal: "asks you whether you withdraw of your own will; until then it goes on and no limit changes",
  },
} as const satisfies Record<Words["locale"], Partial<Record<DutyKind, string>>>;

/**
 * What the enterprise's own command would do, in sentences for the enterprise: what becomes of its issue, and what is owed to it from then
 * on, where that is new. What opens and closes again on the way is not told.
 */
export function ownEffects({ events, issue }: Accepted, words: Words): Effects {
  const moved = new Set(
    events.flatMap(({ duties }) => duties).flatMap((effect) => ("dueAt" in effect ? [effect.duty] : [])),
  );
  const owed = issue.duties
    .filter(({ id, heldAt }) => moved.has(id) && heldAt === undefined)
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  return [
    ...becomes(events, issue, words).map((sentence) => ({ sentence })),
    ...owed.flatMap((duty) => {
      const sentence = owes(duty, issue, words);
      return sentence === undefined ? [] : [{ duty: duty.id, sentence, dueAt: duty.dueAt }];
    }),
  ];
}

function becomes(events: Accepted["events"], { status, tier }: Issue, { locale, pack }: Words): string[] {
  const happened = new Set(events.map(({ type }) => type));
  const say = (zh: string, en: string) => (locale === "en" ? en : zh);
  if (status === "closed")
    return happened.has("issueClosed")
      ? [say("诉求随即办结，不再计时。", "It is closed at once; no clock runs on.")]
      : [];
  const name = tierName(tier, pack, locale);
  return [
    ...(happened.has("issueReopened") ? [say("重新办理，重新计时。", "It is taken up again with new limits.")] : []),
    ...(happened.has("issueReworked")
      ? [say("退回二次办理，重新计时。", "It goes back to be done again with new limits.")]
      : []),
    ...(happened.has("issueEscalated")
      ? [say(`提级至第 ${tier} 级（${name}）。`, `It is raised to tier ${tier}, ${name}.`)]
      : []),
  ];
}

function owes(duty: Duty, issue: Issue, words: Words): string | undefined {
  const { locale, zone } = words;
  const owed: Partial<Record<DutyKind, string>> = OWED[locale];
  const what = owed[duty.kind];
  if (what === undefined) return undefined;
  const by = dueText(duty, locale, zone);
  const who = ower(duty, issue, words);
  return locale === "en" ? `By ${by}: ${who} ${what}.` : `${by} 前，${who}${what}。`;
}

/** The unit that solves it, the tier that decides, or the seat; names of persons are in none of them. */
function ower({ kind, step, seat }: Duty, issue: Issue, { locale, directory, pack }: Words): string {
  const the = (name: string) => (locale === "en" ? `the ${name}` : name);
  if (kind === "solve") return unitName(leadUnit(issue) ?? "", directory);
  if (kind === "coordinate") return the(tierName(step ?? issue.tier, pack, locale));
  const name = seatName(seat, directory, locale);
  return isUnitSeat(seat) ? name : the(name);
}
