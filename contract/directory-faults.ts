import type { Locale } from "./problems.ts";

/** What can be wrong with a change to the directory or with a file. `{name}` is a fact. The codes are stable. */
export const DIRECTORY_FAULTS = {
  // The file as a whole.
  "file-empty": { "zh-CN": "文件里没有内容。", en: "The file is empty." },
  "file-large": { "zh-CN": "文件超过 {most}。", en: "The file is larger than {most}." },
  "file-encoding": {
    "zh-CN": "文字编码认不出：请存为 CSV UTF-8 或 GB18030。",
    en: "The encoding is unknown: save it as CSV UTF-8 or GB18030.",
  },
  "file-quotes": { "zh-CN": "引号没有配对。", en: "A quotation mark is not closed or stands astray." },
  "file-zip": { "zh-CN": "不是完好的 XLSX 文件。", en: "This is no sound XLSX file." },
  "file-unpacked": { "zh-CN": "解开后过大，拒绝读取。", en: "It unpacks to too much and was not read." },
  "file-encrypted": {
    "zh-CN": "文件加了密码或为旧版 XLS，请另存为 XLSX 或 CSV。",
    en: "It is encrypted or an old XLS; save it as XLSX or CSV.",
  },
  "file-sheet": { "zh-CN": "工作簿里没有工作表。", en: "The workbook has no sheet." },
  "file-xml": { "zh-CN": "工作表内部结构不合规。", en: "The inside of the sheet is not well formed." },
  "too-many-rows": { "zh-CN": "超过 {most} 行，请分开导入。", en: "More than {most} rows; import it in parts." },
  "heading-missing": { "zh-CN": "缺少「{heading}」一列。", en: "The column {heading} is missing." },
  "heading-unknown": { "zh-CN": "不认识的列「{heading}」。", en: "There is no column {heading}." },
  "heading-twice": { "zh-CN": "「{heading}」一列出现两次。", en: "The column {heading} stands there twice." },
  // One cell.
  formula: { "zh-CN": "单元格是公式，请改成数值。", en: "The cell is a formula; give its value." },
  "cell-error": { "zh-CN": "单元格是错误值。", en: "The cell holds an error." },
  "long-number": {
    "zh-CN": "长数字已被表格软件改写，请把该列设为文本后重新填写。",
    en: "A long number was rewritten by the spreadsheet; format the column as text and type it again.",
  },
  "cell-missing": { "zh-CN": "必填。", en: "This is required." },
  "cell-long": { "zh-CN": "不能超过 {most} 个字。", en: "At most {most} characters." },
  "cell-characters": {
    "zh-CN": "含有无法显示的字符，请删去或重新输入。",
    en: "This contains characters that cannot be shown; remove or retype them.",
  },
  "cell-format": { "zh-CN": "格式不对。", en: "This has the wrong format." },
  "cell-option": { "zh-CN": "应为其中之一：{options}。", en: "One of {options} is expected." },
  "cell-date": { "zh-CN": "应为 2026-08-31 或 2026-08-31 09:00。", en: "Write 2026-08-31 or 2026-08-31 09:00." },
  "cell-extra": { "zh-CN": "该行的格子多于标题。", en: "The row has more cells than headings." },
  "row-twice": { "zh-CN": "与第 {row} 行重复。", en: "It repeats row {row}." },
  // What it says.
  "credit-code": {
    "zh-CN": "统一社会信用代码 {code} 的校验位不对；确属真实的，请在「校验例外理由」说明。",
    en: "The check character of the credit code {code} is wrong; if it is genuine all the same, give the reason.",
  },
  "unknown-unit": { "zh-CN": "没有单位 {unit}，或已撤销。", en: "{unit}: no such unit." },
  "unknown-person": { "zh-CN": "没有人员 {person}，或已离开。", en: "There is no such person {person}." },
  "unknown-enterprise": { "zh-CN": "没有企业 {enterprise}，或已撤销。", en: "{enterprise}: no such enterprise." },
  "id-twice": { "zh-CN": "{id} 用了两次。", en: "{id} is named twice." },
  "sub-taken": { "zh-CN": "登录标识 {sub} 已属于 {person}。", en: "The sign-in name {sub} belongs to {person}." },
  "seat-place": {
    "zh-CN": "岗位 {seat} 没有写对所属单位或企业。",
    en: "{seat} does not say of which unit or enterprise.",
  },
  "seat-nobody": { "zh-CN": "{seat} 不由通讯录中的人担任。", en: "{seat} is held by nobody of the directory." },
  "period-order": { "zh-CN": "结束不晚于开始。", en: "It ends before it begins." },
  past: {
    "zh-CN": "{instant} 已经过去：已发生的不能改写，只能从现在起变更。",
    en: "{instant} is past: what has been cannot be written anew, only changed from now on.",
  },
  "one-holder": {
    "zh-CN": "{seat} 同一时间只能由一人担任，{person} 正在任或将任。",
    en: "{seat} is held by one person at a time, and {person} holds it then.",
  },
  "holding-overlap": { "zh-CN": "{person} 在这段时间已任 {seat}。", en: "{person} holds {seat} in that time already." },
  "no-holding": { "zh-CN": "{person} 现在和以后都不任 {seat}。", en: "{person} does not hold {seat}, now or later." },
  "nothing-to-hand-over": { "zh-CN": "{person} 那时没有可交接的岗位。", en: "{person} holds no seat then." },
  "same-person": { "zh-CN": "不能交接给本人。", en: "Nobody hands over to himself." },
  "substitute-self": { "zh-CN": "不能代理自己。", en: "Nobody stands in for himself." },
  "substitute-overlap": {
    "zh-CN": "{person} 在这段时间已由 {substitute} 代理。",
    en: "{substitute} stands in for {person} in that time already.",
  },
  "substitute-cycle": { "zh-CN": "互相代理成了环：{chain}。", en: "They stand in for one another: {chain}." },
  "substitute-chain": {
    "zh-CN": "代理最多两层：{chain}。",
    en: "A chain of substitutes has at most two links: {chain}.",
  },
  "no-substitution": {
    "zh-CN": "{substitute} 现在和以后都不代理 {person}。",
    en: "{substitute} does not stand in for {person}, now or later.",
  },
  "no-interest": { "zh-CN": "没有这条利害关系。", en: "There is no such interest." },
  "no-subscriber": { "zh-CN": "没有订阅者 {email}。", en: "There is no subscriber {email}." },
  "no-change": { "zh-CN": "与现行通讯录相同，没有变更。", en: "This is what the directory says already." },
  // What it would do.
  "unit-busy": {
    "zh-CN": "{unit} 还有 {count} 件未办结诉求，须先改派。",
    en: "{unit} still has {count} open issues; give them to other units first.",
  },
  "enterprise-busy": {
    "zh-CN": "{enterprise} 还有 {count} 件未办结诉求。",
    en: "{enterprise} still has {count} open issues.",
  },
  stranded: {
    "zh-CN": "{seat} 将无人，其顺位也无人，{count} 项待办没有人能办。",
    en: "{seat} would have nobody, nor would those it falls back on: {count} open duties could be done by no one.",
  },
  "chain-of-one": {
    "zh-CN":
      "{unit}的 {class} 类诉求销号审核到第 {step} 步（{seat}）将无人可审：{person} 已参与本轮，顺位也没有别人（政策包 {pack}）。",
    en: "The close-out of class {class} of {unit} would come to step {step} ({seat}) and find nobody: {person} took part in it, and nobody else is left to fall back on (pack {pack}).",
  },
  "no-admin": { "zh-CN": "不能没有系统管理员。", en: "There has to be an administrator." },
} as const satisfies Record<string, Record<Locale, string>>;
export type DirectoryFaultCode = keyof typeof DIRECTORY_FAULTS;
export type Facts = Readonly<Record<string, string | number>>;

/** The sentence of a fault in each language, its facts filled in. */
export function directorySentence(code: DirectoryFaultCode, locale: Locale, facts: Facts = {}): string {
  return DIRECTORY_FAULTS[code][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? "–"));
}
