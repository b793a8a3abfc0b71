import type { Directory } from "../../contract/directory.ts";
import type { Issue } from "../../contract/issue.ts";
import type { AssignmentView, RequestView } from "../../contract/views/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { isProvisional } from "../../domain/time/due.ts";
import type { Reading } from "./duty-view.ts";
import { personName, unitName } from "./names.ts";

/** The units that have a part in it, the lead first, and those whose part ended last. */
export function assignmentViews({ assignments }: Issue, directory: Directory): AssignmentView[] {
  const rank = ({ role, state }: Issue["assignments"][number]) => (state === "ended" ? 2 : role === "lead" ? 0 : 1);
  return assignments
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id, unit, person, role, state }) => ({
      assignment: id,
      unit,
      name: unitName(unit, directory),
      ...(person !== undefined && { person: personName(person, directory) }),
      role,
      state,
    }));
}

/** What waits for a decision. */
export function requestViews(
  issue: Issue,
  { directory, calendar }: Pick<Reading, "directory" | "calendar">,
): RequestView[] {
  const { objection, extension, suspension, withdrawal, assignments } = issue;
  const asked = (until: Instant) => ({ until, provisional: isProvisional(until, calendar) });
  const objector = assignments.find(({ id }) => id === objection?.assignment)?.unit;
  return [
    ...(objection
      ? [
          {
            request: objection.request,
            kind: "ruleObjection" as const,
            at: objection.at,
            ...(objector !== undefined && { unit: unitName(objector, directory) }),
          },
        ]
      : []),
    ...(extension
      ? [{ request: extension.request, at: extension.at, kind: "decideExtension" as const, ...asked(extension.newDue) }]
      : []),
    ...(suspension
      ? [
          {
            request: suspension.request,
            at: suspension.at,
            kind: "decideSuspension" as const,
            ...asked(suspension.until),
          },
        ]
      : []),
    ...(withdrawal ? [{ request: withdrawal.request, kind: "verifyWithdrawal" as const, at: withdrawal.at }] : []),
  ];
}
