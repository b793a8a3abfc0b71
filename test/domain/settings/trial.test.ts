import { describe, expect, it } from "vitest";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { trialScripts } from "../../../domain/settings/trial-script.ts";
import { tryOut } from "../../../domain/settings/trial.ts";
import { packOf } from "../packs/lived.ts";
import { china } from "../time/china.ts";

const month = { month: "2026-09", count: 60 };

describe("a month tried out", () => {
  it("is the same whenever it is tried, and another in another month", () => {
    const pack = packOf("henan-13710");
    expect(tryOut(pack, china, month)).toEqual(tryOut(pack, china, month));
    expect(trialScripts("2026-09", 60, china)).not.toEqual(trialScripts("2026-08", 60, china));
  });

  it.each(SHIPPED.map((pack) => [`${pack.id}@${pack.version}`, pack] as const))(
    "under %s brings every issue to its end",
    (_, pack) => {
      const { issues, totals } = tryOut(pack, china, month);
      expect(totals.issues).toBe(60);
      expect(totals.closed).toBe(60);
      expect(totals.onTime).toBeGreaterThan(10);
      expect(totals.onTime).toBeLessThan(60);
      expect(totals.escalated).toBeGreaterThan(0);
      expect(totals.red).toBeGreaterThanOrEqual(totals.escalated);
      for (const { promisedAt = "", handedInAt, closedAt = "" } of issues) {
        expect(promisedAt > handedInAt).toBe(true);
        expect(closedAt > handedInAt).toBe(true);
      }
    },
  );

  it("shows the same issues side by side, and what stricter rules do to them", () => {
    const [seven, five] = ["henan-13710", "anyang-5"].map((id) => tryOut(packOf(id), china, month));
    const given = (trial: typeof seven) => trial?.issues.map(({ class: cls, handedInAt }) => `${cls} ${handedInAt}`);
    expect(given(five)).toEqual(given(seven));
    const hard = (trial: typeof seven) =>
      trial?.issues.filter(({ class: cls, tier }) => cls !== "C" && tier > 0).length ?? 0;
    expect(hard(five)).toBeGreaterThan(hard(seven));
  });
});
