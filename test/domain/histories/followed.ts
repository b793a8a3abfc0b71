import type { Command } from "../../../contract/commands.ts";
import type { Issue } from "../../../contract/issue.ts";
import type { Kept } from "../issue/history.ts";
import { act, begun, fire, held, type Model } from "./model.ts";

const PER_UNIT = new Set(["sign", "support"]);

/** The model beside the domain: takes each commit and says in what they differ. */
export function follower(): (issue: Issue, commit: Kept, command: Command) => string[] {
  let model: Model | undefined;
  return (issue, commit, command) => {
    if (model === undefined) model = begun();
    else {
      for (const event of commit.events) if (event.type === "rungFired") fire(model, event.data);
      act(model, command);
    }
    return differences(model, issue);
  };
}

function differences(model: Model, issue: Issue): string[] {
  const named = ({ kind, assignment }: Issue["duties"][number]) =>
    PER_UNIT.has(kind) ? `${kind} ${assignment}` : kind;
  const standing = issue.duties.filter(({ heldAt }) => heldAt !== undefined);
  const has = (duty: string) => (model.duties.includes(duty) ? "asked" : "not asked");
  const pairs: Record<string, readonly [unknown, unknown]> = {
    status: [model.status, issue.status],
    tier: [model.tier, issue.tier],
    duties: [model.duties.toSorted().join(), issue.duties.map(named).toSorted().join()],
    held: [held(model).toSorted().join(), standing.map(named).toSorted().join()],
    objection: [model.objection, issue.objection?.assignment],
    extension: [has("decideExtension"), issue.extension ? "asked" : "not asked"],
    suspension: [has("decideSuspension"), issue.suspension ? "asked" : "not asked"],
    withdrawal: [has("verifyWithdrawal"), issue.withdrawal ? "asked" : "not asked"],
    dissatisfied: [model.dissatisfied, issue.dissatisfied],
    reworks: [model.reworks, issue.reworks ?? 0],
    "units in charge": [
      model.units
        .filter(({ over }) => !over)
        .map(({ id }) => id)
        .join(),
      issue.assignments
        .filter(({ state }) => state !== "ended")
        .map(({ id }) => id)
        .join(),
    ],
  };
  return Object.entries(pairs).flatMap(([what, [expected, found]]) =>
    expected === found ? [] : [`${what}: the model says ${expected}, the domain ${found}`],
  );
}
