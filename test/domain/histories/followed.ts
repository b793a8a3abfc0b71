import type { Command } from "../../../contract/commands.ts";
import type { Issue } from "../../../contract/issue.ts";
import type { Accepted } from "../../../domain/context.ts";
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

/** The model beside an issue that is somewhere already. */
export function modelOf(issue: Issue, top: number): Model {
  const { status, tier, round, callBack, dissatisfied, assignments } = issue;
  return {
    status,
    tier,
    top,
    class: issue.class ?? "C",
    duties: issue.duties.map(named),
    units: assignments.map(({ id, role, state }) => ({ id, lead: role === "lead", over: state === "ended" })),
    objection: issue.objection?.assignment,
    step: round?.step ?? 0,
    outcome: round?.outcome ?? "",
    reworks: issue.reworks ?? 0,
    calls: callBack?.attempts ?? 0,
    called: callBack?.final ?? false,
    silent: issue.ratingLapsed,
    dissatisfied,
  };
}

/** In what the domain differs from the model after a command that was accepted, given what both agreed on before it. */
export function misled(before: Issue, top: number, command: Command, decision: Accepted): string[] {
  const model = modelOf(before, top);
  for (const event of decision.events) if (event.type === "rungFired") fire(model, event.data);
  if (!decision.again) act(model, command);
  return differences(model, decision.issue);
}

function named({ kind, assignment }: Issue["duties"][number]): string {
  return PER_UNIT.has(kind) ? `${kind} ${assignment}` : kind;
}

function differences(model: Model, issue: Issue): string[] {
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
