import { api } from "../runtime/api.ts";
import { openFile } from "./open-file.ts";
import { openOwnFile } from "./open-own-file.ts";
import { startUpload } from "./start-upload.ts";

/** Links to put files in and to take them out; the bytes never pass through a function here. */
export const handler = api("files", { openFile, openOwnFile, startUpload });
