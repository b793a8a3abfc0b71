import * as z from "zod/mini";
import { Calendar } from "../../contract/calendar.ts";
import type { CountyFile } from "../../contract/county.ts";
import { Directory } from "../../contract/directory.ts";
import { FormDefinition } from "../../contract/form.ts";
import { Pack } from "../../contract/pack.ts";
import { PlainDate } from "../../contract/vocabulary.ts";
import { keptDocuments, writeDocument } from "./documents.ts";
import { settingsPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** Which versions are in force: the one item read at every request. The versions themselves never change. */
const Pointer = z.strictObject({
  directory: z.string(),
  calendar: z.string(),
  /** `<pack>@<version>` that new issues are pinned to. */
  pack: z.string(),
  /** Form id → version. */
  forms: z.record(z.string(), z.string()),
  programmeStart: PlainDate,
  /** What the county file that was loaded last said; absent = what is in force. A file sent again does not undo what was published since. */
  loaded: z.optional(z.strictObject({ calendar: z.string(), pack: z.string() })),
});
type Pointer = z.infer<typeof Pointer>;

export interface Settings {
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly programmeStart: PlainDate;
  /** `<pack>@<version>` of new issues. */
  readonly currentPack: string;
  /** A pack by the reference an issue pins, `<pack>@<version>`; without one the current pack. Throws if it was never loaded. */
  readonly pack: (reference?: string) => Promise<Pack>;
  /** A calendar by its version; undefined if there never was such a version. */
  readonly calendarVersion: (version: string) => Promise<Calendar | undefined>;
  /** The form in force, or with `<form>@<version>` that version; undefined if there is none. */
  readonly form: (id: string) => Promise<FormDefinition | undefined>;
}

const directories = keptDocuments(Directory);
const calendars = keptDocuments(Calendar);
const packs = keptDocuments(Pack);
const forms = keptDocuments(FormDefinition);

/** One read; the versions it names come from memory once they were read. Throws before a county is loaded. */
export async function loadSettings(store: Store): Promise<Settings> {
  const pk = settingsPk(store);
  const pointer = await readPointer(store);
  if (!pointer) throw new Error("no county has been loaded: invoke load-county");
  const [directory, calendar] = await Promise.all([
    directories(store, { pk, sk: `DIRECTORY#${pointer.directory}` }),
    calendars(store, { pk, sk: `CALENDAR#${pointer.calendar}` }),
  ]);
  if (!directory || !calendar) throw new Error("the settings point to versions that are not there");
  return {
    directory,
    calendar,
    programmeStart: pointer.programmeStart,
    currentPack: pointer.pack,
    pack: async (reference = pointer.pack) => {
      const pack = await packs(store, { pk, sk: `PACK#${reference}` });
      if (!pack) throw new Error(`the pack ${reference} was never loaded`);
      return pack;
    },
    calendarVersion: (version) => calendars(store, { pk, sk: `CALENDAR#${version}` }),
    form: async (id) => {
      const reference = id.includes("@") ? id : formInForce(pointer, id);
      return reference === undefined ? undefined : forms(store, { pk, sk: `FORM#${reference}` });
    },
  };
}

async function readPointer(store: Store): Promise<Pointer | undefined> {
  const Key = { pk: settingsPk(store), sk: "POINTER" };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Pointer.parse(item["pointer"]);
}

function formInForce({ forms }: Pointer, id: string): string | undefined {
  return Object.hasOwn(forms, id) ? `${id}@${forms[id]}` : undefined;
}

/**
 * Writes what a county file holds and puts it in force. Sent again it changes nothing; a changed version is refused. A calendar or pack
 * published since the last file stays in force, unless this file brings another one than that did.
 */
export async function saveCounty(store: Store, county: CountyFile): Promise<void> {
  const pk = settingsPk(store);
  const { directory, calendar, pack, programmeStart } = county;
  const packReference = `${pack.id}@${pack.version}`;
  await writeDocument(store, { pk, sk: `DIRECTORY#${directory.version}` }, directory);
  await writeDocument(store, { pk, sk: `CALENDAR#${calendar.version}` }, calendar);
  await writeDocument(store, { pk, sk: `PACK#${packReference}` }, pack);
  for (const form of county.forms) await writeDocument(store, { pk, sk: `FORM#${form.id}@${form.version}` }, form);
  const before = await readPointer(store);
  const last = before?.loaded ?? before;
  const pointer: Pointer = {
    directory: directory.version,
    calendar: before && last?.calendar === calendar.version ? before.calendar : calendar.version,
    pack: before && last?.pack === packReference ? before.pack : packReference,
    loaded: { calendar: calendar.version, pack: packReference },
    forms: Object.fromEntries(county.forms.map(({ id, version }) => [id, version])),
    programmeStart,
  };
  await store.database.put({ TableName: store.table, Item: { pk, sk: "POINTER", pointer } });
}
