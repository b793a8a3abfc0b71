/** What a verification found, and what it had no means to look at. */
export interface Report {
  readonly faults: Finding[];
  readonly notes: Finding[];
  /** What was checked and found in order, counted. */
  readonly counted: { issues: number; commits: number; days: number; covered: number };
}

export interface Finding {
  readonly code: Code;
  /** Issue, day or file it is about. */
  readonly at: string;
  readonly detail?: string;
}
export type Code = keyof typeof WORDS;
export type Language = "zh" | "en";

export function emptyReport(): Report {
  return { faults: [], notes: [], counted: { issues: 0, commits: 0, days: 0, covered: 0 } };
}

export const WORDS = {
  gap: {
    zh: "版本不连续：有记录被删除或插入",
    en: "versions do not follow each other: a record was deleted or put in",
  },
  stranger: { zh: "记录属于另一件诉求", en: "a record belongs to another issue" },
  link: {
    zh: "与前一条记录不相连：有记录被删除、调换或替换",
    en: "does not link to the record before it: deleted, swapped or replaced",
  },
  hash: { zh: "内容与哈希不符：记录被改动", en: "content and hash differ: the record was edited" },
  seal: { zh: "封印不符：不是用系统密钥封存的", en: "the seal is wrong: not sealed with the key of the system" },
  time: { zh: "时间早于前一条记录", en: "earlier than the record before it" },
  tail: {
    zh: "最后一条记录与台账（通讯录：现行版本）所记不符：尾部被截去",
    en: "the last record is not the one the register has (of the directory: that made the version in force): the tail was cut off",
  },
  text: { zh: "文字与摘要不符：文字被改动", en: "a text and its digest differ: the text was edited" },
  "no-key": { zh: "没有对应的公钥", en: "there is no public key for it" },
  signature: {
    zh: "签名不符：首部不是系统签发或被改动",
    en: "the signature is wrong: not signed by the system, or edited",
  },
  root: { zh: "首部与所列记录不符", en: "the head is not that of the records listed with it" },
  "head-link": { zh: "与前一日首部不相连", en: "does not link to the head of the day before it" },
  "head-twice": { zh: "同一日有两个首部", en: "there are two heads of one day" },
  changed: {
    zh: "与当日签名首部中的记录不同：记录被改动并重新串链",
    en: "not the record that was signed on its day: edited, and chained again",
  },
  added: {
    zh: "当日签名首部中没有这条记录：事后补入",
    en: "not among the records signed on its day: put in afterwards",
  },
  deleted: {
    zh: "当日签名首部中有、案卷中没有：记录被删除",
    en: "was signed on its day and is not in the case file: deleted",
  },
  "issue-gone": {
    zh: "签名首部中有这件诉求，没有它的案卷：整件被删除",
    en: "was signed and there is no case file of it: the whole issue is gone",
  },
  "no-heads": {
    zh: "没有提供每日首部：查不出整条链被重做、截尾且改了台账、整件删除",
    en: "no day heads were given: chaining everything again, cutting the tail together with the register's row, and deleting a whole issue cannot be found",
  },
  "no-keys": {
    zh: "没有提供公钥：未核对首部签名",
    en: "no public key was given: the signatures of the heads were not checked",
  },
  "no-seal-key": {
    zh: "没有提供封印密钥：未核对每条记录的封印（有签名首部时不需要）",
    en: "no key of the seals was given: the seals of the records were not checked (not needed where a head is signed)",
  },
  uncovered: {
    zh: "当日还没有签名首部：这些记录只核对了链",
    en: "its day has no signed head yet: for these records only the chain was checked",
  },
  "heads-missing": { zh: "缺少首部：这些日子无法核对", en: "heads are missing: these days cannot be checked" },
  "directory-unseen": {
    zh: "首部中有通讯录变更，未提供变更档案：未核对",
    en: "the heads hold changes of the directory whose file was not given: they were not checked",
  },
  "others-unseen": {
    zh: "首部中还有其他诉求，未提供案卷（加 --complete 视为缺失）",
    en: "the heads speak of other issues whose case files were not given (--complete takes them for gone)",
  },
} as const;

/** What no verifier can find, whatever it is given. */
export const LIMITS: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "从未写入的事：没有记录，就没有可核对的东西。",
    "当日签名首部之前（次日 0:30 前）由持有封印密钥的人所做的改动。",
    "持有签名密钥的人另签一套首部：须与锁定的存储桶或先前取得的首部对照。",
    "写入时内容是否属实；时间以服务器时钟为准。",
    "期限计算是否正确：由系统每日用第二种算法复算，见当日证明。",
    "已依法删除的文字：只能证明它曾经存在，不能还原。",
  ],
  en: [
    "What was never written: where there is no record there is nothing to check.",
    "Changes by a holder of the sealing key before the head of that day was signed (00:30 on the day after).",
    "A second set of heads signed by a holder of the signing key: compare with the locked bucket, or with heads obtained earlier.",
    "Whether what was written was true; times are those of the server's clock.",
    "Whether due dates were computed rightly: the system works them out a second time every day, see the proof of the day.",
    "Texts erased by law: that they existed is proved, what they said is gone.",
  ],
};
