import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { stageSettings } from "../../lib/stage-settings.ts";
import { application } from "../../lib/synthesize.ts";
import { ACCEPTED } from "./accepted-findings.ts";
import { emptyBuild } from "./stage.ts";

const found = new Map<string, { finding: string; at: string; text: string }[]>();

/** Everything both packs have to say about the stacks of a stage in a region. */
function findings(stage: string, region: string) {
  const known = found.get(region);
  if (known) return known;
  const app = application({ ...stageSettings(stage), region }, emptyBuild());
  const all = [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack.validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath = "" }) => ({
        finding: ruleName,
        at: constructPath.split("/").slice(1).join("/"),
        text: `${ruleName} at ${constructPath}: ${description.slice(0, 120)}`,
      })),
    ),
  );
  found.set(region, all);
  return all;
}

const places = [
  ["aws", "ap-southeast-1"],
  ["aws-cn", "cn-north-1"],
  ["aws-cn", "cn-northwest-1"],
] as const;

describe.each(places)("the review of %s in %s", (stage, region) => {
  it("finds nothing that is not explained", () => {
    const unexplained = findings(stage, region).filter(
      (one) => !ACCEPTED.some(({ finding, at }) => finding.test(one.finding) && at.test(one.at)),
    );
    expect(unexplained.map(({ text }) => text)).toEqual([]);
  });

  it("needs every explanation there is", () => {
    const all = findings(stage, region);
    const idle = ACCEPTED.filter(({ finding, at }) => !all.some((one) => finding.test(one.finding) && at.test(one.at)));
    expect(idle.map(({ finding }) => String(finding))).toEqual([]);
  });
});

it("each explanation is a sentence", () => {
  for (const { reason } of ACCEPTED) expect(reason).toMatch(/^[A-Z].{40,}\.$/);
});
