import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../../contract/county.ts";

/** The demo county is the county of these tests: what is invented there is good enough here. */
export const county = CountyFile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../local/county/pingshan.json"), "utf8")),
);

const [first] = county.directory.enterprises;
if (first === undefined) throw new Error("the demo county has no enterprise");
export const enterprise = first;

/** The person who holds a seat. */
export function holder(seat: string): string {
  const held = county.directory.holdings.find((one) => one.seat === seat);
  if (held === undefined) throw new Error(`nobody holds ${seat}`);
  return held.person;
}

/** What the form asks for, answered. */
export const answers = {
  creditCode: enterprise.creditCode,
  enterpriseName: enterprise.name,
  kind: "land",
  subject: "厂房扩建用地指标一年未落实",
  description: "去年三月提出申请，至今没有答复。",
  contactName: "张三",
  phone: "13800000000",
  email: "owner@enterprise.example",
};
