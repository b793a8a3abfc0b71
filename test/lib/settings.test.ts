import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings, stageSettings } from "../../lib/stage-settings.ts";

const root = join(import.meta.dirname, "..", "..");
const right = readFileSync(join(root, "settings", "pingshan.json"), "utf8");
const read = (from: string | RegExp, to: string) => () => readSettings(right.replace(from, to), "settings/my.json");
const line = (part: string): number => right.slice(0, right.indexOf(part)).split("\n").length;

describe("the settings of a stage", () => {
  it.each(["aws", "aws-cn", "local", "pingshan", "settings/pingshan.json"])("%s are right", (stage) => {
    expect(stageSettings(stage).tenant).toBe("410421");
  });

  it("that are not there: the answer names those that are", () => {
    expect(() => stageSettings("settings/nowhere.json")).toThrow("settings/ has aws, aws-cn, local, pingshan");
  });

  it.each([
    ["a port in quotation marks", '"port": 465', '"port": "465"', "mail", "mail.port: 端口，整数"],
    ["a mail server without a port", '"port": 465, ', "", "mail", "mail.port: 端口，整数"],
    ["an issuer that is no address", "https://login.pingshan.example", "login", "oidc", "oidc.issuer: 身份认证服务"],
    ["a setting that nobody knows", '"mail": {', '"mial": {}, "mail": {', "mail", "mial: 没有这一项，请删去"],
    ["a jurisdiction of five digits", '"410421"', '"41042"', "tenant", "tenant: 六位行政区划代码"],
    ["an address of operators without @", "it@", "it", "operators", 'operators.0: 收告警的邮箱列表，例如 ["'],
    ["nobody to tell", '"it@pingshan.example"', "", "operators", "operators: 至少写一个收告警的邮箱"],
    ["China without an ICP number", /\s*"icp".*/, "", "region", "region: 境内区域必须填写 icp"],
    ["an ICP number of another form", "豫ICP备00000000号-1", "ICP-1", "icp", "icp: 网站备案号，例如"],
    ["plain HTTP", '"https://huiyin', '"http://huiyin', "publicOrigin", "publicOrigin: 应为 https://"],
    [
      "another domain than the pages'",
      '"huiyin.pingshan.example"',
      '"other.example"',
      'name": "huiyin.',
      "domain.name: 应与 publicOrigin",
    ],
    [
      "a certificate of another region",
      "arn:aws-cn:acm:cn-north-1",
      "arn:aws:acm:us-east-1",
      "certificate",
      "domain.certificate: 证书必须在同一区域",
    ],
    ["dollars in China", '"CNY"', '"USD"', "budget", "budget.currency: 境内账户用 CNY"],
    ["a zone that is none", "Asia/Shanghai", "Asia/Pingshan", "timeZone", "timeZone: 没有这个时区"],
    ["a county file that is not there", "local/county", "my/county", 'county":', "county: 没有这个文件"],
    [
      "a county file of another county",
      /410421/,
      "410422",
      "tenant",
      "tenant: local/county/pingshan.json 是 410421 的文件",
    ],
    ["a lock without days", /"days": 3650/, '"days": 0', "headsLock", "headsLock.days: 天数，正整数"],
  ])("with %s stop at that line, with what to write", (_, from, to, at, sentence) => {
    expect(read(from, to)).toThrow(`settings/my.json 第 ${line(`"${at.replace(/^"/, "")}`)} 行`);
    expect(read(from, to)).toThrow(sentence);
  });

  it("with a comma too few stop at the line where it was missed", () => {
    expect(read('"CNY" },', '"CNY" }')).toThrow(
      `settings/my.json 第 ${line('"operators"')} 行 line 16: 不是正确的 JSON`,
    );
  });

  it("with several mistakes are told all at once, in the order of the file", () => {
    const both = () => readSettings(right.replace("465", '"465"').replace('"410421"', '""'), "settings/my.json");
    expect(both).toThrow(/第 4 行.*\n.*第 13 行/);
  });
});
