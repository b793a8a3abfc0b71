import type { Issue } from "../../contract/issue.ts";
import type { Change } from "./difference.ts";
import type { DirectoryFault } from "./fault.ts";
import type { OpenDuty } from "./outlook.ts";

/** A unit or enterprise with open issues is not ended: they would be left with a place that is no more. */
export function busyPlaces(changes: readonly Change[], open: readonly Issue[]): DirectoryFault[] {
  return changes.flatMap(({ table, what, after }): DirectoryFault[] => {
    if (what !== "ended" || after?.["ended"] === undefined) return [];
    if (table === "units") {
      const unit = after["id"] ?? "";
      const count = open.filter(({ assignments }) =>
        assignments.some((one) => one.unit === unit && one.state !== "ended"),
      ).length;
      return count === 0 ? [] : [{ code: "unit-busy", facts: { unit, count }, lines: [`units/${unit}`] }];
    }
    if (table !== "enterprises") return [];
    const enterprise = after["creditCode"] ?? "";
    const count = open.filter((issue) => issue.enterprise === enterprise).length;
    return count === 0 ? [] : [{ code: "enterprise-busy", facts: { enterprise, count } }];
  });
}

/** The open duties of issues, with what decides who holds them. */
export function openDuties(open: readonly Issue[]): OpenDuty[] {
  return open.flatMap((issue) =>
    issue.duties.map(({ id, kind, seat }) => {
      return { issue: issue.id, number: issue.number, duty: id, kind, seat, enterprise: issue.enterprise };
    }),
  );
}
