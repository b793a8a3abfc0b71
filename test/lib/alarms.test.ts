import { describe, expect, it } from "vitest";
import { DEPLOYED } from "../../contract/deployed.ts";
import { METRICS } from "../../contract/metrics.ts";
import { templatesOf } from "./stage.ts";

const { service } = templatesOf("aws");
const alarms = Object.entries(service.findResources("AWS::CloudWatch::Alarm")).map(([id, { Properties }]) => ({
  id,
  text: String(Properties?.AlarmDescription),
  actions: Properties?.AlarmActions ?? [],
  watches: JSON.stringify(Properties?.Metrics ?? Properties?.MetricName),
  properties: Properties,
}));

describe("an alarm says who is hurt and what to do first", () => {
  it.each(alarms)("$id", ({ text, actions, properties }) => {
    const [who = "", ...first] = text.split(/(?<=[.;:]) /);
    expect(who.length).toBeGreaterThan(20);
    expect(first.join(" ").length).toBeGreaterThan(20);
    expect(actions).toHaveLength(1);
    expect(properties).toMatchObject({ Threshold: 0, TreatMissingData: "notBreaching" });
  });

  it("rings for every function that fails or is throttled", () => {
    for (const name of Object.keys(DEPLOYED)) {
      const id = name.replaceAll("-", "");
      const found = alarms.filter(({ watches }) => /Errors/.test(watches) && watches.includes(`"Ref":"${id}Function`));
      expect(found, name).toHaveLength(1);
      expect(found[0]?.watches).toContain("Throttles");
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
});
