export type Section = "head" | "tiers" | "duties" | "chain" | "most" | "ladders" | "remarks" | "json";

/** The sections of the editor, and by which words the sentence of a fault belongs to one; the first that fits has it. */
export const SECTIONS = [
  { section: "tiers", zh: "层级和办结时限", en: "Tiers and limits" },
  { section: "duties", zh: "各环节时限", en: "Limits of the duties" },
  { section: "chain", zh: "销号审核链", en: "Review of the close-out" },
  { section: "most", zh: "上限、次数和审批人", en: "Most, least, and who decides" },
  { section: "ladders", zh: "提醒、督办、提级阶梯", en: "Ladders" },
  { section: "remarks", zh: "还不能表达或有意不写的", en: "What is not said yet, or left out" },
  { section: "json", zh: "其余的值（JSON）", en: "The rest (JSON)" },
] as const;

const WORDS: readonly [Section, RegExp][] = [
  ["head", /代号|版本|\bid\b|version/],
  ["chain", /审核链|review chain/],
  ["ladders", /阶梯|到期后|到期时|重复提醒|循环|ladder|when due|after due|reminder/],
  ["tiers", /第 \d(?:、\d)? 级|类的办结|tiers? \d|limit of class|承办单位之上|above the unit/],
  ["most", /最长时限|次数|至少要|宽限|审批|最少|窗口|longest|count|at least|grace|decide|least time|window/],
  ["duties", /时限|limit/],
];

/** The sentences that speak of a section; one that speaks of none stands with the whole. */
export function faultsIn(section: Section, faults: readonly string[]): string[] {
  return faults.filter((fault) => (WORDS.find(([, words]) => words.test(fault))?.[0] ?? "json") === section);
}
