import type { Fault } from "../../contract/fault.ts";
import type { Pack, PackRung } from "../../contract/pack.ts";
import type { DutyKind, EFFECTS } from "../../contract/vocabulary.ts";
import { DUTY_WORDS } from "../../contract/words.ts";
import { dutyOf, suspensionLadder, TIMED_DUTIES } from "../../contract/pack-values.ts";
import { fault } from "./fault.ts";

type Effect = (typeof EFFECTS)[number];

/** What has to be true of a ladder so that an issue can never come to stand still on it. */
interface Demand {
  /** What has to happen when the duty is due; otherwise any of remind and raise. */
  readonly due?: Effect;
  /** It is the last thing that still watches over an issue: after due it goes on for ever. */
  readonly forEver?: true;
}

const DEMANDS: Readonly<Record<Exclude<DutyKind, "solve" | "coordinate">, Demand>> = {
  triage: { forEver: true },
  sign: {},
  report: {},
  support: {},
  contact: {},
  reviewCloseOut: { forEver: true },
  callBack: { forEver: true },
  verifyWithdrawal: { forEver: true },
  rate: { due: "lapse" },
  ruleObjection: { due: "deemRejected" },
  decideExtension: { due: "deemRefused" },
  decideSuspension: { due: "deemRefused" },
  suspension: { due: "resume" },
};

/** What is wrong with the ladders of a pack: each fault could leave an issue with nobody who is ever reminded of it. */
export function checkLadders(pack: Pack): Fault[] {
  const top = pack.tiers.length === 1;
  return [
    ...DUTY_LADDERS.flatMap((kind) => {
      const ladder = kind === "suspension" ? suspensionLadder(pack) : dutyOf(pack, kind).ladder;
      return [...checkLadder(nameOf(kind), ladder, DEMANDS[kind])];
    }),
    ...(top ? [] : checkLadder(nameOf("solve"), pack.solveLadder, { due: "escalate" })),
    ...checkLadder(nameOf("solve", "最高层级", "top tier"), pack.solveTopLadder, { forEver: true }),
    ...checkLadder(nameOf("coordinate"), pack.coordinateLadder, { forEver: true }),
    ...checkLadder(nameOf("coordinate", "不满意", "dissatisfied"), pack.dissatisfactionLadder, { forEver: true }),
  ];
}

const DUTY_LADDERS = [...TIMED_DUTIES, "suspension"] as const satisfies readonly (keyof typeof DEMANDS)[];

function nameOf(kind: DutyKind, zh?: string, en?: string): Fault {
  const more = (text: string | undefined, [before, after] = [" (", ")"]) =>
    text === undefined ? "" : `${before}${text}${after}`;
  return fault(`「${DUTY_WORDS["zh-CN"][kind]}」${more(zh, ["（", "）"])}`, `${DUTY_WORDS.en[kind]}${more(en)}`);
}

function* checkLadder(name: Fault, ladder: readonly PackRung[], demand: Demand): Iterable<Fault> {
  const say = (zh: string, en: string) => fault(`${name["zh-CN"]}：${zh}`, `${name.en}: ${en}`);
  const dues = ladder.filter(({ at }) => at === "due");
  if (dues.length !== 1) yield say("督办阶梯须有且仅有一级在到期时", "its ladder needs exactly one rung at due");
  if (!isOrdered(ladder))
    yield say("阶梯须依次为：到期前、到期、循环提醒或重复", "a ladder is written before, due, then every or repeat");
  const wanted = demand.due;
  for (const { effect } of dues)
    if (wanted === undefined ? !isPlain(effect) : effect !== wanted)
      yield say(`到期时不能是 ${effect}`, `${effect} cannot be what happens at due`);
  for (const { at, effect } of ladder)
    if (at !== "due" && !isPlain(effect)) yield say(`只有到期时才能 ${effect}`, `${effect} can only happen at due`);
  const last = ladder.at(-1);
  const endless = last?.at === "repeat" && last.times === undefined;
  if (demand.forEver && !endless)
    yield say(
      "到期后须一直重复提醒，否则无人再管",
      "it has to repeat without end after due, or nobody is ever reminded again",
    );
  if (ladder.slice(0, -1).some((rung) => rung.at === "repeat" && rung.times === undefined))
    yield say("无限重复之后的各级永远到不了", "what follows a repeat without end is never reached");
}

function isPlain(effect: Effect): boolean {
  return effect === "remind" || effect === "raise";
}

const PLACES: Readonly<Record<PackRung["at"], number>> = { before: 0, due: 1, repeat: 2, every: 2 };

function isOrdered(ladder: readonly PackRung[]): boolean {
  const sorted = ladder.every((rung, index) => PLACES[rung.at] >= PLACES[ladder[index - 1]?.at ?? "before"]);
  const every = ladder.findIndex(({ at }) => at === "every");
  return sorted && (every === -1 || every === ladder.length - 1);
}
