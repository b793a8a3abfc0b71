import type { CountyFile } from "../../contract/county.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { countsOf, difference } from "../../domain/directory/difference.ts";
import { directoryVersion, writeDirectory } from "./directories.ts";
import { changeWrite, lastDirectoryCommit, sealedChange } from "./directory-commits.ts";
import { writeDocument } from "./documents.ts";
import { settingsPk } from "./keys.ts";
import { type Pointer, readPointer } from "./pointer.ts";
import type { SealingStore, Store } from "./store.ts";
import { transact, type Write } from "./transact.ts";

/**
 * Writes what a county file holds and puts it in force. Sent again it changes nothing; a changed version is refused. A directory, calendar or
 * pack put in force since the last file stays, unless this file brings another one than that did. Throws if somebody changes the directory
 * at the same moment.
 */
export async function saveCounty(store: SealingStore, county: CountyFile, at: Instant): Promise<void> {
  const pk = settingsPk(store);
  const { directory, calendar, pack, programmeStart } = county;
  const loaded = { directory: directory.version, calendar: calendar.version, pack: `${pack.id}@${pack.version}` };
  await writeDirectory(store, directory);
  await writeDocument(store, { pk, sk: `CALENDAR#${loaded.calendar}` }, calendar);
  await writeDocument(store, { pk, sk: `PACK#${loaded.pack}` }, pack);
  for (const form of county.forms) await writeDocument(store, { pk, sk: `FORM#${form.id}@${form.version}` }, form);
  const before = await readPointer(store);
  const last = { ...before, ...before?.loaded };
  const stays = (name: keyof typeof loaded) => (last[name] === loaded[name] && before?.[name]) || loaded[name];
  const pointer: Pointer = {
    directory: stays("directory"),
    calendar: stays("calendar"),
    pack: stays("pack"),
    loaded,
    forms: Object.fromEntries(county.forms.map(({ id, version }) => [id, version])),
    programmeStart,
  };
  const writes = [pointerWrite(store, pointer, before?.directory)];
  if (pointer.directory !== before?.directory) writes.push(await loadCommit(store, county, before, at));
  if ((await transact(store, writes)).length > 0) throw new Error("the directory was changed meanwhile: load it again");
}

async function loadCommit(
  store: SealingStore,
  { directory }: CountyFile,
  before: Pointer | undefined,
  at: Instant,
): Promise<Write> {
  const from = before && (await directoryVersion(store, before.directory));
  const last = await lastDirectoryCommit(store);
  const facts = { command: "loadDirectory" as const, actor: { seat: "system" }, receivedAt: at };
  const counts = countsOf(difference(from, directory));
  return changeWrite(store, await sealedChange(store, last, { ...facts, counts, from, to: directory }));
}

/** Over exactly the directory that was read; undefined = there was none. */
function pointerWrite(store: Store, pointer: Pointer, directory: string | undefined): Write {
  const Item = { pk: settingsPk(store), sk: "POINTER", pointer };
  const condition =
    directory === undefined
      ? { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } }
      : {
          ConditionExpression: "#pointer.#directory = :directory",
          ExpressionAttributeNames: { "#pointer": "pointer", "#directory": "directory" },
          ExpressionAttributeValues: { ":directory": directory },
        };
  return { guards: "nothing", operation: { Put: { TableName: store.table, Item, ...condition } } };
}
