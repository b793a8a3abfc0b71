import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { templatesOf } from "../test/lib/stage.ts";
import type { Measured } from "./report.ts";

/** `node bench/cost-page.ts`: docs/cost.md, from the figures of the bench, the prices and the template. */
const docs = join(import.meta.dirname, "..", "docs");
interface Prices {
  readonly asOf: string;
  readonly note: string;
  readonly sources: readonly string[];
  readonly checked: Readonly<Record<string, string>>;
  readonly [price: string]: unknown;
}
const prices: Prices = JSON.parse(readFileSync(join(import.meta.dirname, "prices.json"), "utf8"));
const price = (name: string): number => Number(prices[name]);

const measured = new Map(
  readFileSync(join(docs, "performance.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Measured => JSON.parse(line))
    .filter(({ bench }) => bench === "costs")
    .map((figure) => [figure.name, figure]),
);
const figure = (name: string): number => {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`The bench has no figure "${name}": npm run bench -- --only costs`);
  return found.value;
};
const money = (amount: number): string => amount.toFixed(amount < 1 ? 3 : 2);

const PARTS = ["Step Functions", "Lambda", "DynamoDB", "API Gateway", "all four"];
const perIssue = PARTS.map((part) =>
  [
    part,
    ...["shortest life", "reference trace"].map((life) => money(figure(`${life}: ${part} for 1,000 issues`))),
  ].join(" | "),
);

/** What is paid whether anybody hands in anything or not. */
function fixed(): [what: string, amount: number][] {
  const { data, service, watch } = templatesOf("aws");
  const count = (type: string): number =>
    [data, service, watch].reduce((sum, template) => sum + Object.keys(template.findResources(type)).length, 0);
  const [acl] = Object.values(service.findResources("AWS::WAFv2::WebACL"));
  const rules: number = acl?.["Properties"].Rules.length;
  const [alarms, keys, secrets] = ["CloudWatch::Alarm", "KMS::Key", "SecretsManager::Secret"].map((type) =>
    count(`AWS::${type}`),
  );
  const turns =
    figure("idle turns of deliver-notices in 30 days: reads") + figure("idle turns of reconcile in 30 days: reads");
  return [
    [`firewall: one list, ${rules} rules`, price("wafAclPerMonth") + rules * price("wafRulePerMonth")],
    [`${alarms} alarms`, (alarms ?? 0) * price("alarmPerMonth")],
    ["one dashboard (the first three of an account are free)", price("dashboardPerMonth")],
    [`${keys} keys (KMS)`, (keys ?? 0) * price("kmsKeyPerMonth")],
    [`${secrets} secrets`, (secrets ?? 0) * price("secretPerMonth")],
    ["idle turns of the clock: reads", turns],
  ];
}

const rows = fixed();
const total = rows.reduce((sum, [, amount]) => sum + amount, 0);
const [one] = measured.values();
const year = (issues: number): string =>
  money(12 * total + (issues / 1000) * figure("reference trace: all four for 1,000 issues"));

const page = `# What it costs

Made by \`node bench/cost-page.ts\` from the figures of the bench (${one?.machine.date}, commit ${one?.machine.commit}), \`bench/prices.json\` and the template. US dollars,
list prices of US East (N. Virginia), no free tier.

**Prices as of ${prices.asOf}.** ${prices.note}

## One thousand issues, from submission to close-out

| | shortest life | reference trace (climbs twice) |
|---|---:|---:|
${perIssue.map((row) => `| ${row} |`).join("\n")}

The trace that climbs costs about a tenth of a cent an issue. Lambda time is what the functions took on the machine of the bench, not in Lambda.

## A month in which nothing happens

| | $ |
|---|---:|
${rows.map(([what, amount]) => `| ${what} | ${money(amount)} |`).join("\n")}
| **together** | **${money(total)}** |

So the standing cost decides, not the number of issues: a year of 1,000 issues costs about $${year(1000)}, of 10,000 about $${year(10_000)}.
\`budget\` in the settings file should be two to three times a month of that; the example for China (¥400) leaves room for the difference in prices.

Not among them: storage and its copies (a county's table stays under a few GB), logs (¢50 a GB), traffic to the internet, the mail server, the identity provider,
the domain, CloudFront if somebody puts it in front, and people.

## Regions of China

AWS China publishes its prices in yuan at <https://www.amazonaws.cn/en/pricing/>; they could not be opened here. A stored copy of its DynamoDB page names
¥11.1538 for a million writes on demand, from before or after the cut of November 2024 one cannot tell. Before the application for money: the services above, in that calculator.

## Where each price is from

| price | $ | seen |
|---|---:|---|
${Object.entries(prices)
  .filter(([, value]) => typeof value === "number")
  .map(([name, value]) => `| ${name} | ${String(value)} | ${prices.checked[name] ?? "from memory: check"} |`)
  .join("\n")}

Pages to check: ${prices.sources.map((source) => `<${source}>`).join(" · ")}
`;
writeFileSync(join(docs, "cost.md"), page);
console.log(
  `docs/cost.md: ${money(total)} $ a month, ${money(figure("reference trace: all four for 1,000 issues"))} $ for 1,000 issues`,
);
