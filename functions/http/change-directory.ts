import type { Actor } from "../../contract/commit.ts";
import type { DirectoryCommit } from "../../contract/directory-commit.ts";
import type { DirectoryChanged } from "../../contract/views/directory.ts";
import type { SeatKind } from "../../contract/vocabulary.ts";
import { commitDirectory, lastDirectoryCommit } from "../../adapters/store/directory-commits.ts";
import { countsOf } from "../../domain/directory/difference.ts";
import { kindOf } from "../../domain/places.ts";
import type { Caller, Door, UseCase } from "../runtime/call.ts";
import { log } from "../runtime/log.ts";
import { Refused } from "../runtime/refused.ts";
import { committingStore } from "../runtime/stage.ts";
import { commitRow, faultView } from "../views/directory-names.ts";
import { previewView, vacancies } from "../views/directory-preview.ts";
import { type Plan, planChange, type Wanted } from "./plan-directory.ts";

/** 预览变更: what it would do, and everything that is wrong with it. Nothing is stored. */
export const previewDirectoryChange: UseCase<"previewDirectoryChange"> = async ({ body, ...door }) => {
  const { calendar } = await door.settings();
  return previewView(await planChange(body, door), door.locale, calendar.zone);
};

/** 变更: the very edits that were previewed, over the very version they were previewed on. */
export const changeDirectory: UseCase<"changeDirectory"> = ({ body, caller, ...door }) =>
  applyPreviewed({ edits: body.edits }, { ...body, command: "changeDirectory" }, caller, door);

export interface Order {
  readonly command: DirectoryCommit["command"];
  readonly basedOn: string;
  readonly preview: string;
  readonly reason: string;
}

export async function applyPreviewed(
  wanted: Wanted,
  order: Order,
  caller: Caller,
  door: Door,
): Promise<DirectoryChanged> {
  const { directory } = await door.settings();
  const last = await lastDirectoryCommit(door.store);
  // Pressed twice: it is done, and the same answer is given.
  if (last?.preview === order.preview && last.to === directory.version)
    return { commit: commitRow(last, directory, door.locale), vacant: { total: 0, rows: [] } };
  const current = last?.version ?? 0;
  if (order.basedOn !== directory.version) throw new Refused("directory-moved-on", { facts: { current } });
  const plan = await planChange(wanted, door);
  await refuseFaults(plan, door);
  if (plan.preview !== order.preview) throw new Refused("preview-differs");
  const { command, reason, preview } = order;
  const commit = await commitPlan(plan, { command, reason, preview, actor: actorFrom(caller, ["admin"]) }, door);
  if (commit === undefined) throw new Refused("directory-moved-on", { facts: { current: current + 1 } });
  return {
    commit: commitRow(commit, plan.after, door.locale),
    vacant: vacancies(plan.outlook.vacant, plan.duties, plan.after, door.locale),
  };
}

/** Throws every fault, in the caller's language, by edit and field or by row and column. */
export async function refuseFaults({ faults, after }: Plan, { settings, locale }: Door): Promise<void> {
  if (faults.length === 0) return;
  const { zone } = (await settings()).calendar;
  const errors = faults.slice(0, 100).map((fault) => {
    const { edit, field = "", row, column = "", code, ...said } = faultView(fault, after, zone);
    const place =
      row === undefined ? (edit === undefined ? field : `edits.${edit}.${field}`) : `row ${row} / ${column}`;
    return { field: place, code, message: said[locale] };
  });
  throw new Refused("directory-faulty", { errors, field: errors[0]?.field });
}

/** Undefined if somebody else was faster. */
export async function commitPlan(
  { before: from, after: to, changes, last }: Plan,
  said: Pick<DirectoryCommit, "command" | "actor" | "reason" | "preview">,
  { receivedAt }: Door,
): Promise<DirectoryCommit | undefined> {
  const counts = countsOf(changes);
  const commit = await commitDirectory(committingStore(), last, { ...said, receivedAt, counts, from, to });
  if (commit) log("DIRECTORY_CHANGED", { commit: commit.version, command: commit.command, ...counts });
  return commit;
}

/** The seat it is done from; a substitute names whose seat that is. */
export function actorFrom({ person, seats }: Caller, kinds: readonly SeatKind[]): Actor {
  const held = seats.find(({ seat }) => kinds.includes(kindOf(seat)));
  if (held === undefined) throw new Refused("forbidden");
  return { seat: held.seat, person, ...(held.onBehalfOf !== undefined && { onBehalfOf: held.onBehalfOf }) };
}
