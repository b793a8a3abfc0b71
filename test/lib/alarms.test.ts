import { describe, expect, it } from "vitest";
import { DEPLOYED } from "../../contract/deployed.ts";
import { METRICS } from "../../contract/metrics.ts";
import { templatesOf } from "./stage.ts";

const { watch } = templatesOf("aws");
const heldBack = new Set(["decide-what-is-due", "steer-execution", "announce"]);
const alarms = Object.entries(watch.findResources("AWS::CloudWatch::Alarm")).map(([id, { Properties }]) => ({
  id,
  text: String(Properties?.AlarmDescription),
  actions: Properties?.AlarmActions ?? [],
  watches: JSON.stringify(Properties?.Metrics ?? [Properties?.MetricName, Properties?.Dimensions]),
  properties: Properties,
}));

describe("an alarm says who is hurt and what to do first", () => {
  it.each(alarms)("$id", ({ text, actions, properties }) => {
    const [who = "", ...first] = text.split(/(?<=[.;:]) /);
    expect(who.length).toBeGreaterThan(20);
    expect(first.join(" ").length).toBeGreaterThan(20);
    expect(actions).toHaveLength(1);
    expect(properties).toMatchObject({ TreatMissingData: "notBreaching" });
  });

  it("rings for every function that fails or, if it is not held back on purpose, is throttled", () => {
    for (const name of Object.keys(DEPLOYED)) {
      const found = alarms.filter(
        ({ watches }) => /Errors/.test(watches) && watches.includes(`"Value":"huiyin-${name}"`),
      );
      expect(found, name).toHaveLength(1);
      if (!heldBack.has(name)) expect(found[0]?.watches, name).toContain("Throttles");
    }
  });

  it.each([
    "ReconcilerFound",
    "RungsLate",
    "NoProgress",
    "ProofDifferences",
    "BulletinNotFrozen",
    "NoticesFailed",
  ] as const)("rings when the functions count %s", (metric) => {
    expect(METRICS).toContain(metric);
    const found = alarms.filter(
      ({ properties }) => properties?.Namespace === "Huiyin" && properties.MetricName === metric,
    );
    expect(found).toHaveLength(1);
  });

  it("rings for failed executions, for work that was given up, and for faults answered to callers", () => {
    const watching = (what: string): number => alarms.filter(({ watches }) => watches.includes(what)).length;
    expect(watching("ExecutionsFailed")).toBe(1);
    expect(watching("ApproximateNumberOfMessagesVisible")).toBe(1);
    expect(watching("5XXError")).toBe(1);
  });

  it("rings when the stream is read late, pages are slow, the table turns away, codes are guessed, a copy was not made", () => {
    const watching = (what: string): number => alarms.filter(({ watches }) => watches.includes(what)).length;
    expect(watching("IteratorAge")).toBe(2);
    expect(watching('["Latency"')).toBe(1);
    expect(watching("ThrottledRequests")).toBe(1);
    expect(watching("guessing-codes")).toBe(1);
    expect(watching("NumberOfBackupJobsFailed")).toBe(1);
  });

  it("rings when the longest wait of a notice, said in every hour, is above half an hour", () => {
    const found = alarms.filter(({ properties }) => properties?.MetricName === "NoticeWait");
    expect(found).toHaveLength(1);
    expect(found[0]?.properties).toMatchObject({ Statistic: "Maximum", Period: 3600, Threshold: 1800 });
  });

  it("stands on one page with all the others", () => {
    const [page] = Object.values(watch.findResources("AWS::CloudWatch::Dashboard"));
    const body = JSON.stringify(page?.["Properties"].DashboardBody);
    for (const { id } of alarms) expect(body, id).toContain(`"${id}"`);
  });
});

describe("money", () => {
  it.each([
    ["aws", "USD"],
    ["aws-cn", "CNY"],
  ])("of a month has a limit in %s, in %s, and the operators are told before and after it", (stage, Unit) => {
    const budgets = templatesOf(stage).watch.findResources("AWS::Budgets::Budget");
    const [budget] = Object.values(budgets).map(({ Properties }) => Properties);
    expect(budget?.Budget).toMatchObject({ TimeUnit: "MONTHLY", BudgetType: "COST", BudgetLimit: { Unit } });
    const told = budget?.NotificationsWithSubscribers.map(
      ({ Notification }: { Notification: { NotificationType: string; Threshold: number } }) =>
        `${Notification.NotificationType} ${Notification.Threshold} %`,
    );
    expect(told).toEqual(["ACTUAL 80 %", "ACTUAL 100 %", "FORECASTED 100 %"]);
  });
});
