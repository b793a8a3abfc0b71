import type { Command } from "../../contract/commands.ts";
import type { Issue } from "../../contract/issue.ts";
import { backoff } from "../../adapters/backoff.ts";
import { nowMillis } from "../../adapters/clock.ts";
import { readIssueId } from "../../adapters/ids.ts";
import { commitIssue, loadIssue, type StoredIssue } from "../../adapters/store/issues.ts";
import { type FreeNumber, loadNumbered } from "../../adapters/store/numbered.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { FileItem, TextItem } from "../../adapters/store/texts.ts";
import type { Accepted, Context, Decision, Presence } from "../../domain/context.ts";
import { foresee } from "../../domain/foresee.ts";
import { decide } from "../../domain/issue.ts";
import { isSettled } from "../../domain/wake.ts";
import { localDate } from "../../domain/time/instants.ts";
import type { Door } from "../runtime/call.ts";
import { measure } from "../runtime/metrics.ts";
import { Refused, refusedBy } from "../runtime/refused.ts";
import { committingStore } from "../runtime/stage.ts";

const TRIES = 4;
/** The next number of the register is wanted by everybody who registers at this moment: whoever loses takes the one after. */
const NUMBER_TRIES = 20;
/** Nothing commits later than this after its request was received: less than the firing grace of a rung (T3). */
const OLDEST_MILLIS = 12_000;

/** A command on an issue that exists, with everything it brings along. */
export interface Order {
  readonly issue: string;
  readonly presence: Presence;
  readonly command: Command;
  readonly texts?: readonly TextItem[];
  readonly files?: readonly FileItem[];
  readonly key?: string | undefined;
  readonly digest?: string;
  /** Where in the body the fields of the command stand. */
  readonly under?: "command";
}

/** Decide → commit, on the newest state each time; whoever was faster makes the command be judged again, at most four times. */
export async function carryOut(order: Order, loaded: Loaded, door: Door): Promise<Issue> {
  const store = committingStore();
  const settings = await door.settings();
  let before: Loaded = loaded;
  for (let tries = { "moved-on": TRIES, "number-taken": NUMBER_TRIES }; ;) {
    const target = order.command.name === "mergeIssue" ? await targetOf(order.command.into, door) : undefined;
    const context = { ...(await contextFor(before.issue, order.presence, door, settings, numberText(before))), target };
    const decision = decided(before.issue, order.command, context, order.under);
    refuseIfOld(door);
    const outcome = await commitIssue(store, {
      before,
      decision,
      receivedAt: door.receivedAt,
      graceSeconds: context.pack.firingGraceSeconds,
      ...(!decision.again && {
        requestKey: order.key,
        requestDigest: order.digest,
        texts: order.texts ?? [],
        files: order.files ?? [],
        ...(before.number && { number: before.number }),
        target,
      }),
    });
    if (outcome === "committed" && !decision.again) return decision.issue;
    if (outcome === "moved-on" || outcome === "number-taken") {
      measure({ Conflicts: 1 });
      tries = { ...tries, [outcome]: tries[outcome] - 1 };
      if (tries[outcome] === 0) throw new Refused("moved-on");
      await backoff(1, 50);
    }
    before = await loadFor(order.command.name, order.issue, door);
    if (repeated(before, order.key, order.digest) !== undefined) return before.issue;
  }
}

/** What one commit does. Throws what the rules say against it. */
function decided(issue: Issue, command: Command, context: Context, under?: "command"): Accepted {
  return accepted(decide(issue, command, context), context, under);
}

/** All it would lead to, nothing committed. Throws what the rules say against it. */
export function foreseen(issue: Issue | undefined, command: Command, context: Context, under?: "command"): Accepted {
  return accepted(foresee(issue, command, context), context, under);
}

function accepted(decision: Decision, context: Context, under?: "command"): Accepted {
  if (!("refusal" in decision)) return decision;
  const { field } = decision;
  const named = field !== undefined && under ? { ...decision, field: `${under}.${field}` } : decision;
  throw refusedBy(named, context);
}

/** An issue, for its registration with the next number of the year. */
export type Loaded = StoredIssue & { readonly number?: FreeNumber };

export async function load(issue: string, { store }: Door): Promise<StoredIssue> {
  return known(await loadIssue(store, issue));
}

/** What a command is judged on, in one read. */
export async function loadFor(command: Command["name"], issue: string, door: Door): Promise<Loaded> {
  if (command !== "registerIssue") return load(issue, door);
  const { zone } = (await door.settings()).calendar;
  return known(await loadNumbered(door.store, issue, localDate(door.receivedAt, zone).slice(0, 4)));
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Refused("unknown");
  return found;
}

/** The version that this very request made when it came the first time. Throws if its key came with other content. */
export function repeated({ recentKeys }: StoredIssue, key?: string, digest?: string): number | undefined {
  const known = recentKeys.find((recent) => recent.key === key);
  if (known !== undefined && known.digest !== digest) throw new Refused("key-reused", { field: "key" });
  return known?.version;
}

export async function contextFor(
  issue: Issue,
  presence: Presence,
  { receivedAt }: Door,
  { directory, calendar, pack }: Settings,
  number?: string,
): Promise<Context> {
  const place = { tenant: issue.tenant, issue: issue.id, receivedAt, presence };
  return { ...place, calendar, directory, pack: await pack(issue.pack), ...(number !== undefined && { number }) };
}

/** The issue another is to be merged into, by its receipt. */
export async function targetOf(into: string, { store }: Door) {
  const found = await loadIssue(store, readIssueId(into) ?? into);
  if (found === undefined) return undefined;
  const { id, version } = found.issue;
  return { issue: id, version, open: !isSettled(found.issue) };
}

/** 〔2026〕0001号. */
function numberText({ number }: Loaded): string | undefined {
  return number && `〔${number.year}〕${String(number.next).padStart(4, "0")}号`;
}

export function refuseIfOld({ receivedAt }: Door): void {
  if (nowMillis() - Date.parse(receivedAt) > OLDEST_MILLIS) throw new Refused("send-again");
}
