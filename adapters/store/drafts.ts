import * as z from "zod/mini";
import { Calendar } from "../../contract/calendar.ts";
import { Draft, type DraftKind } from "../../contract/draft.ts";
import { Pack } from "../../contract/pack.ts";
import { conditional } from "./conditional.ts";
import { readDocument, writeDocument } from "./documents.ts";
import { settingsPk } from "./keys.ts";
import { packed } from "./packed.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";
import { transact, type Write } from "./transact.ts";

/** Drafts of rules: a head whose state changes once, and beside it what was proposed, which never changes. */
export const Rules = z.union([z.strictObject({ calendar: Calendar }), z.strictObject({ pack: Pack })]);
export type Rules = z.infer<typeof Rules>;

const headSk = (draft: string): string => `DRAFT#${draft}`;
const rulesSk = (draft: string): string => `RULES#${draft}`;

export async function saveDraft(store: Store, draft: Draft, rules: Rules): Promise<void> {
  const pk = settingsPk(store);
  await writeDocument(store, { pk, sk: rulesSk(draft.draft) }, rules);
  await store.database.put({ TableName: store.table, Item: { pk, sk: headSk(draft.draft), draft } });
}

/** Newest first. */
export async function listDrafts(store: Store): Promise<Draft[]> {
  const items = await collected(queried(store, { partition: settingsPk(store), begins: "DRAFT#" }));
  return items.map(({ draft }) => Draft.parse(draft)).toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

export async function readDraft(store: Store, id: string): Promise<{ draft: Draft; rules: Rules } | undefined> {
  const pk = settingsPk(store);
  const item = await store.database.get({ TableName: store.table, Key: { pk, sk: headSk(id) } });
  const rules = await readDocument(store, { pk, sk: rulesSk(id) }, Rules);
  return item && rules && { draft: Draft.parse(item["draft"]), rules };
}

/** True if there is a version of that name: published, or loaded with a county. */
export async function isVersionTaken(store: Store, kind: DraftKind, name: string): Promise<boolean> {
  const Key = { pk: settingsPk(store), sk: versionSk(kind, name) };
  return (await store.database.get({ TableName: store.table, Key })) !== undefined;
}

/** False if it was decided already. */
export function decideDraft(store: Store, decided: Draft): Promise<boolean> {
  return conditional(store.database.update({ TableName: store.table, ...decision(store, decided) }));
}

export type Published = "published" | "decided" | "version-taken" | "outdated";

/**
 * Writes the version, points to it and closes the draft, all or nothing: what is in force changes in one step, and only from what the draft was
 * written over. The version is put if absent, so a published one is never changed.
 */
export async function publishDraft(store: Store, decided: Draft, rules: Rules): Promise<Published> {
  const pk = settingsPk(store);
  const TableName = store.table;
  const { kind, name, basedOn } = decided;
  const body = packed("calendar" in rules ? rules.calendar : rules.pack);
  const head: Write = { guards: "nothing", operation: { Update: { TableName, ...decision(store, decided) } } };
  const version: Write = {
    guards: "nothing",
    operation: {
      Put: {
        TableName,
        Item: { pk, sk: versionSk(kind, name), body },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": "pk" },
      },
    },
  };
  const pointer: Write = {
    guards: "nothing",
    operation: {
      Update: {
        TableName,
        Key: { pk, sk: "POINTER" },
        UpdateExpression: "SET #pointer.#kind = :name",
        ConditionExpression: "#pointer.#kind = :basedOn",
        ExpressionAttributeNames: { "#pointer": "pointer", "#kind": kind },
        ExpressionAttributeValues: { ":name": name, ":basedOn": basedOn },
      },
    },
  };
  const failed = (await transact(store, [head, version, pointer])).map(({ write }) => write);
  if (failed.length === 0) return "published";
  if (failed.includes(head)) return "decided";
  return failed.includes(version) ? "version-taken" : "outdated";
}

function decision(store: Store, decided: Draft) {
  return {
    Key: { pk: settingsPk(store), sk: headSk(decided.draft) },
    UpdateExpression: "SET #draft = :decided",
    ConditionExpression: "#draft.#state = :open",
    ExpressionAttributeNames: { "#draft": "draft", "#state": "state" },
    ExpressionAttributeValues: { ":decided": decided, ":open": "draft" },
  };
}

function versionSk(kind: DraftKind, name: string): string {
  return `${kind === "calendar" ? "CALENDAR" : "PACK"}#${name}`;
}
