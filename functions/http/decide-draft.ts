import type { Draft } from "../../contract/draft.ts";
import { decideDraft, publishDraft as publish, readDraft } from "../../adapters/store/drafts.ts";
import { actsFor, PUBLISHERS } from "../../domain/settings/second-person.ts";
import { tryOut } from "../../domain/settings/trial.ts";
import type { Door, UseCase } from "../runtime/call.ts";
import { log } from "../runtime/log.ts";
import { Refused } from "../runtime/refused.ts";
import { draftRow } from "../views/draft-row.ts";
import { reckoned } from "./reckoned.ts";
import { faultsOf, faulty } from "./draft-rules.ts";

/** A handful of invented issues show whether anything can be reckoned by the rules at all. */
const TRIED = 12;

/** 发布: by a second person. It is checked once more, for the county may have changed since, and is in force at once. */
export const publishDraft: UseCase<"publishDraft"> = async (call) => {
  const { params, store, settings, caller, receivedAt, locale } = call;
  const { draft, rules } = await openDraft(store, params.draft);
  if (actsFor(caller, PUBLISHERS, draft.authors) === undefined) throw new Refused("second-person");
  const inForce = await settings();
  const faults = await faultsOf(rules, call);
  if (faults.length > 0) throw faulty(faults, rules, locale);
  const [pack, calendar] =
    "calendar" in rules ? [await inForce.pack(), rules.calendar] : [rules.pack, inForce.calendar];
  reckoned(() => tryOut(pack, calendar, { month: receivedAt.slice(0, 7), count: TRIED }));
  const decided: Draft = { ...draft, state: "published", decidedBy: caller.person, decidedAt: receivedAt };
  const { name, kind, basedOn } = draft;
  switch (await publish(store, decided, rules)) {
    case "published":
      log("PUBLISHED", { kind, name, draft: draft.draft });
      return draftRow(decided, caller, inForce.directory);
    case "decided":
      throw new Refused("draft-decided");
    case "version-taken":
      throw new Refused("version-taken", { facts: { name } });
    case "outdated": {
      const current = kind === "calendar" ? inForce.calendar.version : inForce.currentPack;
      throw new Refused("draft-outdated", { facts: { basedOn, current } });
    }
  }
};

/** 撤回草案, or 不同意 by a second person: it stays on record, with who decided and why. */
export const withdrawDraft: UseCase<"withdrawDraft"> = async ({
  params,
  body,
  store,
  settings,
  caller,
  receivedAt,
}) => {
  const { draft } = await openDraft(store, params.draft);
  const { reason } = body;
  const decided: Draft = { ...draft, state: "withdrawn", decidedBy: caller.person, decidedAt: receivedAt, reason };
  if (!(await decideDraft(store, decided))) throw new Refused("draft-decided");
  return draftRow(decided, caller, (await settings()).directory);
};

async function openDraft(store: Door["store"], id: string) {
  const found = await readDraft(store, id);
  if (found === undefined) throw new Refused("not-found", { field: "draft" });
  if (found.draft.state !== "draft") throw new Refused("draft-decided");
  return found;
}
