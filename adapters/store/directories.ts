import { Directory } from "../../contract/directory.ts";
import { keptDocuments, readDocument, writeDocument } from "./documents.ts";
import { settingsPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** Versions of the directory, each whole. One takes some megabytes once it is read. */
const kept = keptDocuments(Directory, 4);

/** A version; undefined if there never was one of that name. */
export function directoryVersion(store: Store, version: string): Promise<Directory | undefined> {
  return kept(store, { pk: settingsPk(store), sk: `DIRECTORY#${version}` });
}

/** The same as it lies in the table now, past what is kept in memory. */
export function storedDirectory(store: Store, version: string): Promise<Directory | undefined> {
  return readDocument(store, { pk: settingsPk(store), sk: `DIRECTORY#${version}` }, Directory);
}

export function writeDirectory(store: Store, directory: Directory): Promise<void> {
  return writeDocument(store, { pk: settingsPk(store), sk: `DIRECTORY#${directory.version}` }, directory);
}
