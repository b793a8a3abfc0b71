/** What to write where, by field: the remedy of every fault of a settings file. */
const REMEDY: Readonly<Record<string, string>> = {
  name: '小写字母开头的短名，例如 "huiyin"。 A short name in small letters.',
  region: '区域代号，例如 "cn-north-1"。 The region\'s code.',
  tenant: '六位行政区划代码（GB/T 2260），例如 "410421"。 The six digits of the jurisdiction.',
  timeZone: '时区，应写 "Asia/Shanghai"。 The time zone.',
  publicOrigin: '公众打开网页的地址，例如 "https://huiyin.example.gov.cn"。 Where people open the web app.',
  domain:
    "API 的域名 name 和证书 certificate；前面另有代理时整项不写。 The domain and its certificate, or leave it out.",
  "domain.name": "域名，不带 https://。 The host name alone.",
  "domain.certificate": "ACM 证书的 ARN。 The ARN of its certificate in ACM.",
  icp: '网站备案号，例如 "豫ICP备00000000号-1"。 The ICP number as the ministry writes it.',
  oidc: "统一身份认证：issuer、audience、client。 The identity provider.",
  "oidc.issuer": "身份认证服务的 issuer 地址，以 https:// 开头。 The issuer's address.",
  "oidc.audience": "令牌的 audience。 The audience of the tokens.",
  "oidc.client": "干部工作台在认证服务登记的 client id。 The console's client id there.",
  mail: "邮件服务器：host、port、from、perDay。 The mail server.",
  "mail.host": "邮件服务器的主机名。 Its host name.",
  "mail.port": "端口，整数，一般是 465，不加引号。 Its port, a number without quotation marks.",
  "mail.from": "发件地址。 The address that mails come from.",
  "mail.perDay": "同一事项每天最多给同一地址发几封，正整数，例如 10。 Mails about one issue to one address in a day.",
  headsLock: "每日证明的锁定：mode 和 days。 How long the heads of days are locked.",
  "headsLock.mode": '正式环境写 "compliance"，试用写 "governance"。',
  "headsLock.days": "天数，正整数，例如 3650。 Days, a whole number.",
  budget: "每月预算：monthly 和 currency。 The month's budget.",
  "budget.monthly": "金额，正数，不加引号。 A positive number without quotation marks.",
  "budget.currency": '"CNY" 或 "USD"。',
  operators: '收告警的邮箱列表，例如 ["it@example.gov.cn"]。 Addresses that get the alarms.',
  restored: "恢复出来的表：table 和 stream，见 docs/runbook.md。 The restored table and its stream.",
  "restored.table": "恢复出来的表的名字，3 到 40 个字符。 Its name, 3 to 40 characters.",
  "restored.stream": "这张表的流的 ARN，以 /stream/ 加时间结尾。 The ARN of its stream.",
  county: '县级文件的路径，例如 "local/county/pingshan.json"。 The path of the county file.',
};

interface Given {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly keys?: readonly string[];
}

/** `settings/x.json 第 9 行 mail.port:…`, one for each fault, in the order of the file. */
export function faultSentences(faults: readonly Given[], text: string, file: string): string[] {
  return faults
    .flatMap(({ path, message, code, keys }) => {
      if (code !== "unrecognized_keys") return [{ path, what: whatToWrite(path, message, code) }];
      return (keys ?? []).map((key) => ({
        path: [...path, key],
        what: `没有这一项，请删去。 There is no such setting: delete it.`,
      }));
    })
    .map(({ path, what }) => ({ line: lineOf(text, path), path: path.map(String).join("."), what }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, path, what }) => `${file} 第 ${line} 行 line ${line}, ${path}: ${what}`);
}

/** A schema's fault says what is wrong in its own words; what to write stands in the table. A rule's fault says both itself. */
function whatToWrite(path: readonly PropertyKey[], message: string, code: string | undefined): string {
  if (code === undefined) return message;
  const names = path.filter((part) => typeof part === "string");
  return REMEDY[names.join(".")] ?? message;
}

/** Of the value at the path; of what should hold it if it is missing. Keys follow one another as in the path. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  for (const part of path) {
    if (typeof part !== "string") continue;
    const found = text.slice(at).search(new RegExp(`"${part}"\\s*:`));
    if (found === -1) break;
    at += found;
  }
  return text.slice(0, at).split("\n").length;
}

/** What `JSON.parse` found, with its line: usually a comma too many or too few. */
export function syntaxSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = /line (\d+)/.exec(message)?.[1] ?? "?";
  return `第 ${line} 行 line ${line}: 不是正确的 JSON，请检查这一行和上一行的逗号、引号、括号。 This is no JSON: look for a comma, quotation mark or bracket here or in the line before. (${message})`;
}
