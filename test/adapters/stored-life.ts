import { codeHash, newIssueId } from "../../adapters/ids.ts";
import type { CommitInput } from "../../adapters/store/commit-writes.ts";
import { commitIssue, type CommitOutcome, loadIssue, type StoredIssue } from "../../adapters/store/issues.ts";
import { type FreeNumber, loadNumbered } from "../../adapters/store/numbered.ts";
import { issuePk } from "../../adapters/store/keys.ts";
import { queried } from "../../adapters/store/query.ts";
import type { SealingStore } from "../../adapters/store/store.ts";
import type { Command } from "../../contract/commands.ts";
import type { Accepted, Presence } from "../../domain/context.ts";
import { decide } from "../../domain/issue.ts";
import { calendar, directory, pack } from "../domain/issue/county.ts";
import { commands } from "../domain/issue/history.ts";

/** An issue that lives in a store: what a function does, without its door. */
export interface StoredLife {
  readonly store: SealingStore;
  readonly issue: string;
}

export const names = { subject: "厂区道路积水", enterprise: "云川青石机械有限公司", township: "青石镇" };
export const graceSeconds = pack.firingGraceSeconds;

export function accepted(
  before: StoredIssue | undefined,
  life: StoredLife,
  when: string,
  who: string,
  command: Command,
): Accepted {
  const presence: Presence = who === "enterprise" || who === "system" ? { as: who } : { as: "person", person: who };
  const { tenant } = life.store;
  const context = { tenant, issue: life.issue, receivedAt: when, presence, calendar, directory, pack };
  const decision = decide(before?.issue, command, { ...context, number: "〔2026〕0001号" });
  if ("refusal" in decision) throw new Error(`${command.name}: ${decision.refusal}`);
  return decision;
}

/** Submits an issue of its own. */
export async function submitted(
  store: SealingStore,
  when: string,
  more: Partial<CommitInput> = {},
): Promise<StoredLife> {
  const life = { store, issue: newIssueId() };
  const outcome = await submit(life, when, more);
  if (outcome !== "committed") throw new Error(JSON.stringify(outcome));
  return life;
}

export function submit(life: StoredLife, when: string, more: Partial<CommitInput> = {}): Promise<CommitOutcome> {
  return commitIssue(life.store, {
    before: undefined,
    decision: accepted(undefined, life, when, "enterprise", commands.submit),
    receivedAt: when,
    names,
    codeHash: codeHash("key", "code"),
    graceSeconds,
    ...more,
  });
}

/** Loads, decides, commits. */
export async function give(
  life: StoredLife,
  when: string,
  who: string,
  command: Command,
  more: Partial<CommitInput> = {},
): Promise<CommitOutcome> {
  const before: StoredIssue & { number?: FreeNumber } =
    command.name === "registerIssue" ? await numbered(life) : await load(life);
  const decision = accepted(before, life, when, who, command);
  const taken = before.number && { number: before.number };
  return commitIssue(life.store, { before, decision, receivedAt: when, graceSeconds, ...taken, ...more });
}

export async function numbered({ store, issue }: StoredLife, year = "2026") {
  const found = await loadNumbered(store, issue, year);
  if (found === undefined) throw new Error(`no issue ${issue}`);
  return found;
}

export async function load({ store, issue }: StoredLife): Promise<StoredIssue> {
  const found = await loadIssue(store, issue);
  if (!found) throw new Error(`no issue ${issue}`);
  return found;
}

/** Every item of the issue's partition as it lies in the table, by sort key. */
export async function items({ store, issue }: StoredLife): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  for await (const item of queried(store, { partition: issuePk(store, issue) })) found.set(String(item["sk"]), item);
  return found;
}
