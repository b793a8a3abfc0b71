import type { FormDefinition } from "../../contract/form.ts";
import { Refused } from "../problem.ts";
import type { SentFile } from "./draft.ts";
import { typeOf } from "../file-type.ts";
import { upload } from "./upload.ts";
import { words } from "./words.ts";

export type FileRules = FormDefinition["files"];

/** A file on its way. `unsent` may be tried again, `refused` may not. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  state: "sending" | "sent" | "unsent" | "refused";
  percent: number;
  message?: string;
  upload?: string;
  readonly file?: File;
  stop?: AbortController;
}

/** The files of one form. It outlives the pages that show it, so that uploads go on while the form is filled in. */
export interface Tray {
  readonly entries: Entry[];
  /** Answers whether all of them fitted. */
  add(files: readonly File[], rules: FileRules): boolean;
  remove(entry: Entry): void;
  retry(entry: Entry): void;
  /** The API did not take it when it was attached. */
  refuse(upload: string, message: string): void;
  /** Called after each change; there is one watcher, the page shown. */
  watch(changed: (what: "list" | "progress") => void): void;
  sent(): SentFile[];
  empty(): void;
}

/** `store` is told the files that are safe on the server, after each change of them. */
export function newTray(kept: readonly SentFile[], store: (files: SentFile[]) => void): Tray {
  let changed: (what: "list" | "progress") => void = () => undefined;
  const entries: Entry[] = kept.map((file) => ({ ...file, state: "sent", percent: 100 }));
  const sent = () =>
    entries.flatMap(({ state, upload, name, size }) => (state === "sent" && upload ? [{ upload, name, size }] : []));
  const told = () => {
    store(sent());
    changed("list");
  };
  const start = async (entry: Entry & { file: File }) => {
    const stop = new AbortController();
    Object.assign(entry, { state: "sending", percent: 0, stop });
    delete entry.message;
    told();
    try {
      entry.upload = await upload(entry.file, stop.signal, (percent) => {
        entry.percent = percent;
        changed("progress");
      });
      entry.state = "sent";
    } catch (error) {
      if (stop.signal.aborted) return;
      entry.state = error instanceof Refused && error.problem.status < 429 ? "refused" : "unsent";
      entry.message = error instanceof Refused ? error.problem.title : words().files.failed;
    }
    told();
  };
  return {
    entries,
    sent,
    add(files, rules) {
      const room = rules.max - entries.length;
      for (const file of files.slice(0, Math.max(0, room))) {
        const message = unfit(file, rules);
        const entry = { name: file.name, size: file.size, state: "refused" as const, percent: 0, file };
        const added: Entry & { file: File } = message === undefined ? entry : { ...entry, message };
        entries.push(added);
        if (message === undefined) void start(added);
      }
      told();
      return files.length <= room;
    },
    remove(entry) {
      entry.stop?.abort();
      const at = entries.indexOf(entry);
      if (at >= 0) entries.splice(at, 1);
      told();
    },
    retry(entry) {
      if (entry.file) void start(Object.assign(entry, { file: entry.file }));
    },
    refuse(upload, message) {
      const entry = entries.find((each) => each.upload === upload);
      if (entry) Object.assign(entry, { state: "refused", message });
      told();
    },
    watch(watcher) {
      changed = watcher;
    },
    empty() {
      for (const { stop } of entries) stop?.abort();
      entries.length = 0;
      told();
    },
  };
}

/** Why a file is not worth sending: the API would refuse it. */
function unfit(file: File, rules: FileRules): string | undefined {
  const w = words().files;
  if (file.size === 0) return w.empty;
  if (file.size > rules.maxBytes) return w.tooLarge(megabytes(rules));
  return rules.types.includes(typeOf(file)) ? undefined : w.wrongKind;
}

export function megabytes({ maxBytes }: FileRules): number {
  return Math.floor(maxBytes / 1024 / 1024);
}
