import { expect, it } from "vitest";
import type { Event } from "../../contract/commit.ts";
import type { Fallback } from "../../contract/limit.ts";
import { fallbackText } from "../../functions/views/fallback-text.ts";
import { opening } from "../domain/life.ts";
import { county } from "./county.ts";

const at = "2026-11-23T01:00:00.000Z";
const raised = (fallback: Fallback[]): Event => ({
  type: "dutyRaised",
  data: { duty: "x", from: "office", to: "office" },
  duties: [{ ...opening("coordinate", "coordinate#1", "officeHead", at, at), ...(fallback[0] && { fallback }) }],
});
const words = { locale: "zh-CN", directory: county.directory } as const;

it("what happened says which seats could not take a duty, why, and who has it instead", () => {
  const walked: Fallback[] = [
    { asked: "tier1:X", why: "interest" },
    { asked: "tier2", why: "vacant" },
  ];
  expect(fallbackText(raised(walked), words)).toBe("；包联县级领导须回避、总调度会空缺，「协调调度」由办公室主任承担");
  expect(fallbackText(raised([]), words)).toBe("");
});

it("and that nobody could", () => {
  const walked: Fallback[] = [
    { asked: "head:U03", why: "excluded" },
    { asked: "head:U03", why: "nobody" },
  ];
  expect(fallbackText(raised(walked), words)).toMatch(/^；「协调调度」无人可以承担（.* 单位负责人须回避）$/);
});
