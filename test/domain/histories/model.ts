import type { Command } from "../../../contract/commands.ts";
import type { EventOf } from "../../../contract/commit.ts";

/**
 * The rule book as a model small enough to be read against commands.md §2–§7, sharing no code with the domain: what a command that was
 * accepted, or a rung that fired, leads to. It knows statuses, tiers, requests and which duties are open or held; not when they are due.
 */
export interface Model {
  status: "submitted" | "registered" | "handling" | "suspended" | "reviewing" | "verifying" | "closed" | "refused";
  tier: number;
  /** The last tier of the pack. */
  top: number;
  class: "A" | "B" | "C";
  /** Open duties: their kind, and whose assignment for those every unit has its own of. */
  duties: string[];
  units: { id: string; lead: boolean; over: boolean }[];
  /** The assignment objected to, while nobody has ruled. */
  objection: string | undefined;
  step: number;
  outcome: string;
  reworks: number;
  calls: number;
  called: boolean;
  silent: boolean;
  dissatisfied: boolean;
}

/** Values of henan-13710. */
const MAX_REWORKS = 2;
const CALLS = 3;
const STEPS = { A: 4, B: 3, C: 2 } as const;

export function begun(): Model {
  const none = { objection: undefined, step: 0, outcome: "", reworks: 0, calls: 0 };
  const said = { called: false, silent: false, dissatisfied: false };
  return { status: "submitted", tier: 0, top: 2, class: "C", duties: ["triage"], units: [], ...none, ...said };
}

const REQUESTS = ["decideExtension", "decideSuspension", "ruleObjection"] as const;

/** What is held: the clock of the issue while it is not in handling; all clocks of the units while it is suspended. */
export function held({ status, duties }: Model): string[] {
  const standing = status === "suspended" ? ["solve", "support", "report", "coordinate", "contact"] : ["solve"];
  return status === "handling" ? [] : duties.filter((duty) => standing.includes(kind(duty)));
}

export function fire(model: Model, { effect, duty }: EventOf<"rungFired">["data"]): void {
  if (effect === "escalate") climb(model);
  if (effect === "deemRefused" || effect === "deemRejected") close(model, kind(duty.replace("#", " ")));
  if (effect === "deemRejected") model.objection = undefined;
  if (effect === "resume") resume(model);
  if (effect === "lapse") {
    close(model, "rate");
    model.silent = true;
    if (model.called && !model.dissatisfied) end(model, "closed");
  }
}

export function act(model: Model, command: Command): void {
  switch (command.name) {
    case "registerIssue":
      model.status = "registered";
      model.class = command.class;
      return;
    case "reclassifyIssue":
      model.class = command.class;
      return;
    case "refuseIssue":
      return end(model, "refused");
    case "mergeIssue":
      return end(model, "closed");
    case "dispatchIssue":
      close(model, "triage");
      model.status = "handling";
      assign(model, true);
      for (const _ of command.supports ?? []) assign(model, false);
      return open(model, "solve", "report");
    case "signAssignment":
      return close(model, `sign ${command.assignment}`);
    case "objectToAssignment":
      model.objection = command.assignment;
      return open(model, "ruleObjection");
    case "ruleOnObjection":
      return rule(model, command.upheld, command.unit !== undefined);
    case "changeAssignment":
      return change(model, command.lead !== undefined, command.supports?.length ?? 0, command.ended ?? []);
    case "recordContact":
      return close(model, "contact");
    case "reportProgress":
      if (command.visibleToEnterprise) close(model, "report");
      return command.nextReportBy === undefined ? undefined : open(model, "report");
    case "answerAsSupport":
      return close(model, `support ${command.assignment}`, `sign ${command.assignment}`);
    case "issueSlip":
      if (command.answerBy === undefined) return;
      close(model, "report");
      return open(model, "report");
    case "requestExtension":
      return open(model, "decideExtension");
    case "decideExtension":
      return close(model, "decideExtension");
    case "requestSuspension":
      return open(model, "decideSuspension");
    case "decideSuspension":
      close(model, "decideSuspension");
      if (!command.granted) return;
      close(model, "sign", "ruleObjection");
      model.objection = undefined;
      model.status = "suspended";
      return open(model, "suspension");
    case "resumeIssue":
      return resume(model);
    case "escalateIssue":
      return climb(model);
    case "recordTierDecision":
      return close(model, "coordinate");
    default:
      return towardsTheClose(model, command);
  }
}

function towardsTheClose(model: Model, command: Command): void {
  switch (command.name) {
    case "requestCloseOut":
      close(model, ...REQUESTS, "sign", "report", "coordinate", "contact");
      Object.assign(model, { status: "reviewing", step: 0, outcome: command.outcome, objection: undefined });
      Object.assign(model, { calls: 0, called: false, silent: false });
      return open(model, "reviewCloseOut");
    case "decideCloseOutStep":
      close(model, "reviewCloseOut");
      if (command.decision === "refuse") return again(model);
      model.status = command.decision === "return" ? "handling" : "reviewing";
      model.step++;
      if (model.status === "handling") return;
      if (model.step < STEPS[model.class]) return open(model, "reviewCloseOut");
      model.status = "verifying";
      return open(model, "callBack", "rate");
    case "withdrawCloseOut":
      close(model, "reviewCloseOut");
      model.status = "handling";
      return;
    case "recordCallBack":
      model.calls++;
      if (command.result === "unreachable" && model.calls < CALLS) return;
      close(model, "callBack");
      model.called = true;
      if (command.result === "denied") return dissatisfied(model);
      return model.silent ? end(model, "closed") : undefined;
    case "rateIssue":
      if (model.status === "closed") return;
      return command.level >= 3 ? end(model, "closed") : dissatisfied(model);
    case "decideDissatisfaction":
      return command.decision === "rework" ? again(model) : end(model, "closed");
    case "withdrawIssue":
      return model.status === "submitted" ? end(model, "closed") : open(model, "verifyWithdrawal");
    case "decideWithdrawal":
      return command.genuine ? end(model, "closed") : close(model, "verifyWithdrawal");
    case "reopenIssue":
      Object.assign(model, { status: "handling", dissatisfied: false, called: false, silent: false, calls: 0 });
      open(model, "solve", "contact");
      return model.tier > 0 ? open(model, "coordinate") : undefined;
    default:
  }
}

const kind = (duty: string): string => duty.split(" ", 1)[0] ?? "";

function open(model: Model, ...duties: string[]): void {
  model.duties.push(...duties);
}

/** Closes duties of a kind, whoever has them, or one unit's. */
function close(model: Model, ...names: string[]): void {
  model.duties = model.duties.filter((duty) => !names.includes(duty) && !names.includes(kind(duty)));
}

function assign(model: Model, lead: boolean): void {
  const id = `a${model.units.length + 1}`;
  model.units.push({ id, lead, over: false });
  open(model, `sign ${id}`, ...(lead ? [] : [`support ${id}`]));
}

function release(model: Model, id: string): void {
  close(model, `sign ${id}`, `support ${id}`);
  for (const unit of model.units) if (unit.id === id) unit.over = true;
}

function change(model: Model, newLead: boolean, supports: number, ended: readonly string[]): void {
  const gone = model.units.filter(({ id, lead, over }) => ended.includes(id) || (newLead && lead && !over));
  for (const { id } of gone) release(model, id);
  if (newLead) assign(model, true);
  for (let one = 0; one < supports; one++) assign(model, false);
}

/** Upheld, another lead has it with every clock fresh, or another unit supports it. */
function rule(model: Model, upheld: boolean, replaced: boolean): void {
  const { objection = "" } = model;
  model.objection = undefined;
  close(model, "ruleObjection");
  if (!upheld) return;
  const lead = model.units.find(({ id }) => id === objection)?.lead === true;
  if (!lead) return change(model, false, replaced ? 1 : 0, [objection]);
  close(model, "decideExtension", "decideSuspension", "contact", "solve", "report");
  release(model, objection);
  assign(model, true);
  open(model, "solve", "report");
}

function climb(model: Model): void {
  close(model, ...REQUESTS, "solve", "coordinate");
  model.objection = undefined;
  model.tier++;
  open(model, "solve", "coordinate");
}

function resume(model: Model): void {
  close(model, "suspension");
  model.status = "handling";
}

/** Done again: one tier up, at the top with a fresh limit there. */
function again(model: Model): void {
  close(model, "callBack", "rate", "contact", "coordinate");
  Object.assign(model, { status: "handling", dissatisfied: false, called: false, silent: false, calls: 0 });
  model.reworks++;
  open(model, "contact");
  if (model.tier < model.top) return climb(model);
  close(model, "solve");
  open(model, "solve", "coordinate");
}

function dissatisfied(model: Model): void {
  close(model, "callBack", "rate");
  if (model.outcome === "resolved" && model.reworks < MAX_REWORKS) return again(model);
  model.dissatisfied = true;
  open(model, "coordinate");
}

function end(model: Model, status: "closed" | "refused"): void {
  Object.assign(model, { status, duties: [], objection: undefined });
}
