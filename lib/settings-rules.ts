import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { CountyFile } from "../contract/county.ts";
import type { StageSettings } from "./stage-settings.ts";

/** A fault that no single value shows. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Rule = readonly [path: string, holds: (settings: StageSettings, root: string) => boolean, message: string];

const inChina = ({ region }: StageSettings): boolean => region.startsWith("cn-");
const here = ({ publicOrigin }: StageSettings): boolean => new URL(publicOrigin).hostname === "localhost";

/** What must fit together. */
const RULES: readonly Rule[] = [
  [
    "region",
    (all) => !inChina(all) || here(all) || all.icp !== undefined,
    '境内区域必须填写 icp（网站备案号），例如 "icp": "豫ICP备00000000号-1"。 In China a website needs its ICP number: add icp.',
  ],
  [
    "publicOrigin",
    (all) =>
      here(all) || (all.publicOrigin.startsWith("https://") && new URL(all.publicOrigin).origin === all.publicOrigin),
    "应为 https:// 加域名，后面不带路径。 Write https:// and the host, nothing after it.",
  ],
  [
    "timeZone",
    ({ timeZone }) => Intl.supportedValuesOf("timeZone").includes(timeZone),
    "没有这个时区，应写 Asia/Shanghai。 There is no such zone: write Asia/Shanghai.",
  ],
  [
    "domain.name",
    ({ domain, publicOrigin }) => domain === undefined || `https://${domain.name}` === publicOrigin,
    "应与 publicOrigin 是同一个域名。 Write the host of publicOrigin.",
  ],
  [
    "domain.certificate",
    (all) =>
      all.domain === undefined ||
      all.domain.certificate.startsWith(`arn:${inChina(all) ? "aws-cn" : "aws"}:acm:${all.region}:`),
    "证书必须在同一区域的 ACM 中。 The certificate must be in ACM of the same region: copy its ARN from there.",
  ],
  [
    "budget.currency",
    (all) => here(all) || all.budget.currency === (inChina(all) ? "CNY" : "USD"),
    "境内账户用 CNY，境外账户用 USD。 Accounts in China are billed in CNY, others in USD.",
  ],
  [
    "operators",
    (all) => here(all) || all.operators.length > 0,
    "至少写一个收告警的邮箱，否则没有人知道系统出了问题。 Name at least one address: nobody would hear of an alarm.",
  ],
  [
    "restored.stream",
    ({ restored, region }) =>
      restored === undefined ||
      (restored.stream.includes(`:dynamodb:${region}:`) && restored.stream.includes(`:table/${restored.table}/`)),
    "应是 restored.table 那张表、同一区域的流。 It must be the stream of restored.table, in the same region.",
  ],
  [
    "county",
    ({ county }, root) => county === undefined || existsSync(join(root, county)),
    "没有这个文件，路径从项目根目录写起。 There is no such file: write its path from the project's folder.",
  ],
];

export function crossFaults(settings: StageSettings, root: string): Fault[] {
  const broken = RULES.filter(([, holds]) => !holds(settings, root));
  const faults = broken.map(([path, , message]) => ({ path: path.split("."), message }));
  return faults.length > 0 ? faults : countyFaults(settings, root);
}

/** The calendar and everything else a county brings, as far as its shape goes; `load-county` judges the rest. */
function countyFaults({ county, tenant }: StageSettings, root: string): Fault[] {
  if (county === undefined) return [];
  const path = ["county"];
  try {
    const read = CountyFile.safeParse(JSON.parse(readFileSync(join(root, county), "utf8")));
    if (!read.success) return [{ path, message: `${county}: ${z.prettifyError(read.error)}` }];
    if (read.data.directory.county.divisionCode === tenant) return [];
    return [
      {
        path: ["tenant"],
        message: `${county} 是 ${read.data.directory.county.divisionCode} 的文件。 The county file is of another county.`,
      },
    ];
  } catch (error) {
    return [{ path, message: `${county}: ${error instanceof Error ? error.message : String(error)}` }];
  }
}
