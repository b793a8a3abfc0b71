import type { Draft } from "../../contract/draft.ts";
import type { Fault } from "../../contract/fault.ts";
import { newId } from "../../adapters/ids.ts";
import { isVersionTaken, listDrafts, readDraft, type Rules, saveDraft } from "../../adapters/store/drafts.ts";
import { checkCalendar } from "../../domain/calendar-check.ts";
import { packName } from "../../domain/policy.ts";
import { strandedByCalendar } from "../../domain/settings/calendar-stranding.ts";
import { checkPack } from "../../domain/settings/pack-check.ts";
import { actsFor, DRAFTERS } from "../../domain/settings/second-person.ts";
import type { Caller, Door, UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { Refused } from "../runtime/refused.ts";
import { draftRow } from "../views/draft-row.ts";
import { runningIssues } from "./open-issues.ts";

/** 起草日历: a version that a second person may put in force. */
export const draftCalendar: UseCase<"draftCalendar"> = ({ body, ...call }) => write({ calendar: body.calendar }, call);

/** 起草政策包: rules for the issues handed in from then on; those handed in before keep theirs. */
export const draftPack: UseCase<"draftPack"> = ({ body, ...call }) => write({ pack: body.pack }, call);

async function write(rules: Rules, call: Door & { caller: Caller }) {
  const { store, settings, caller, receivedAt, locale } = call;
  const inForce = await settings();
  const faults = await faultsOf(rules, call);
  if (faults.length > 0) throw faulty(faults, rules, locale);
  const kind = "calendar" in rules ? "calendar" : "pack";
  const name = "calendar" in rules ? rules.calendar.version : packName(rules.pack);
  const pressedTwice = await sameDraft(store, name, rules, caller);
  if (pressedTwice) return draftRow(pressedTwice, caller, inForce.directory);
  if (await isVersionTaken(store, kind, name)) throw new Refused("version-taken", { facts: { name } });
  const draft: Draft = {
    draft: newId(),
    kind,
    name,
    basedOn: kind === "calendar" ? inForce.calendar.version : inForce.currentPack,
    at: receivedAt,
    author: caller.person,
    authors: actsFor(caller, DRAFTERS) ?? [caller.person],
    state: "draft",
  };
  await saveDraft(store, draft, rules);
  return draftRow(draft, caller, inForce.directory);
}

/** What is wrong with rules, held against the county as it is now: a calendar also against the issues that run by it. */
export async function faultsOf(
  rules: Rules,
  { store, settings, receivedAt: at }: Pick<Door, "store" | "settings" | "receivedAt">,
): Promise<Fault[]> {
  const inForce = await settings();
  const { calendar, directory } = inForce;
  if ("pack" in rules) return checkPack(rules.pack, { calendar, directory, at });
  const faults = checkCalendar(rules.calendar);
  if (faults.length > 0) return faults;
  const today = { tenant: store.tenant, calendar, directory, pack: await inForce.pack(), at };
  return strandedByCalendar(rules.calendar, today, await runningIssues(store, inForce));
}

export function faulty(faults: readonly Fault[], rules: Rules, locale: Door["locale"]): Refused {
  const field = "calendar" in rules ? "calendar" : "pack";
  const errors = faults.slice(0, 50).map((fault) => ({ field, code: "rules-faulty", message: fault[locale] }));
  return new Refused("rules-faulty", { field, errors });
}

async function sameDraft(
  store: Door["store"],
  name: string,
  rules: Rules,
  { person }: Caller,
): Promise<Draft | undefined> {
  const open = (await listDrafts(store)).find(
    (one) => one.name === name && one.state === "draft" && one.author === person,
  );
  const found = open && (await readDraft(store, open.draft));
  return found && digestOf(found.rules) === digestOf(rules) ? found.draft : undefined;
}
