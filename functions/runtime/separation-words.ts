import type { Locale } from "../../contract/problems.ts";
import type { Facts } from "./fact-words.ts";

type Sentence = (facts: Facts) => string;

/** Rules S1–S3 of separation, each with what broke it: who did what, when (commands.md §1). */
export const SEPARATION: Readonly<Record<Locale, Readonly<Record<string, Sentence>>>> = {
  "zh-CN": {
    requested: (facts) => `申请销号的人不能审核；${requestedZh(facts)}`,
    decided: (facts) => `每一步审核须由不同的人承担；${decidedZh(facts)}`,
    requestedCallBack: (facts) => `申请销号的人不能回访；${requestedZh(facts)}`,
    decidedCallBack: (facts) => `审核过销号的人不能回访；${decidedZh(facts)}`,
    unitCallBack: (facts) => `承办过本件的单位不能回访；${unitZh(facts)}`,
    verifyUnit: (facts) => `承办过本件的单位不能核实撤回；${unitZh(facts)}`,
    asked: (facts) => `提出申请的人不能自己决定；${doneZh(facts)}提出${ASKED["zh-CN"][String(facts["asked"])]}`,
  },
  en: {
    requested: (facts) => `who asks for the close-out does not review it; ${requestedEn(facts)}`,
    decided: (facts) => `each step is reviewed by somebody else; ${decidedEn(facts)}`,
    requestedCallBack: (facts) => `who asks for the close-out does not call back; ${requestedEn(facts)}`,
    decidedCallBack: (facts) => `who reviewed the close-out does not call back; ${decidedEn(facts)}`,
    unitCallBack: (facts) => `a unit that dealt with it does not call back; ${unitEn(facts)}`,
    verifyUnit: (facts) => `a unit that dealt with it does not verify the withdrawal; ${unitEn(facts)}`,
    asked: (facts) =>
      `who asks does not decide; ${whoEn(facts)} asked for the ${ASKED.en[String(facts["asked"])]}${onEn(facts)}`,
  },
};

const ASKED: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  "zh-CN": { decideExtension: "延期申请", decideSuspension: "挂账申请", ruleObjection: "异议" },
  en: { decideExtension: "extension", decideSuspension: "suspension", ruleObjection: "objection" },
};

const requestedZh: Sentence = (facts) => `${doneZh(facts)}提出第 ${facts["round"]} 轮销号申请`;
const requestedEn: Sentence = (facts) => `${whoEn(facts)} asked for it in round ${facts["round"]}${onEn(facts)}`;
const decidedZh: Sentence = (facts) => `${doneZh(facts)}审核${stepZh(facts)}`;
const decidedEn: Sentence = (facts) => `${whoEn(facts)} decided ${stepEn(facts)}${onEn(facts)}`;
const unitZh: Sentence = (facts) =>
  `${whoZh(facts)}在${facts["unit"]}任职或代理，该单位${facts["since"] ? `于 ${facts["since"]} ` : ""}接到交办`;
const unitEn: Sentence = (facts) =>
  `${whoEn(facts)} ${facts["as"] === "self" ? "have" : "has"} a seat in ${facts["unit"]}, which has had it${sinceEn(facts)}`;

/** A round that was open before the steps were kept with their times says only that it was in this round. */
const stepZh: Sentence = ({ step, round }) => (step === undefined ? `第 ${round} 轮` : `第 ${round} 轮第 ${step} 步`);
const stepEn: Sentence = ({ step, round }) =>
  step === undefined ? `in round ${round}` : `step ${step} of round ${round}`;
const doneZh: Sentence = (facts) => `${whoZh(facts)}已${facts["since"] ? `于 ${facts["since"]} ` : ""}`;
const onEn: Sentence = ({ since }) => (since ? ` at ${since}` : "");
const sinceEn: Sentence = ({ since }) => (since ? ` since ${since}` : "");

const whoZh: Sentence = ({ as, person }) =>
  as === "principal" ? `您所代理的${person}` : as === "substitute" ? `${person}代您` : "您";
const whoEn: Sentence = ({ as, person }) =>
  as === "principal" ? `${person}, for whom you stand in,` : as === "substitute" ? `${person}, on your behalf,` : "you";
