import * as z from "zod/mini";
import { currentDraft, saveDraft, SentFile } from "./draft.ts";
import { keep, kept } from "./keep.ts";
import { newTray, type Tray } from "./tray.ts";

const NOTE = "huiyin.note.files";
let draftFiles: Tray | undefined;
let noteFiles: Tray | undefined;

/** The files of the issue being written. */
export function draftTray(): Tray {
  draftFiles ??= newTray(currentDraft().files, (files) => {
    currentDraft().files = files;
    saveDraft();
  });
  return draftFiles;
}

/** The files of the note being written. */
export function noteTray(): Tray {
  noteFiles ??= newTray(kept(sessionStorage, NOTE, z.array(SentFile)) ?? [], (files) =>
    keep(sessionStorage, NOTE, files),
  );
  return noteFiles;
}
