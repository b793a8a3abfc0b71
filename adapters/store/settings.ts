import { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import { FormDefinition } from "../../contract/form.ts";
import { Pack } from "../../contract/pack.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { directoryVersion } from "./directories.ts";
import { keptDocuments } from "./documents.ts";
import { settingsPk } from "./keys.ts";
import { type Pointer, readPointer } from "./pointer.ts";
import type { Store } from "./store.ts";

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

const calendars = keptDocuments(Calendar);
const packs = keptDocuments(Pack);
const forms = keptDocuments(FormDefinition);

/** One read; the versions it names come from memory once they were read. Throws before a county is loaded. */
export async function loadSettings(store: Store): Promise<Settings> {
  const pk = settingsPk(store);
  const pointer = await readPointer(store);
  if (!pointer) throw new Error("no county has been loaded: invoke load-county");
  const [directory, calendar] = await Promise.all([
    directoryVersion(store, pointer.directory),
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

function formInForce({ forms }: Pointer, id: string): string | undefined {
  return Object.hasOwn(forms, id) ? `${id}@${forms[id]}` : undefined;
}
