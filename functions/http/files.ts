import { api } from "../runtime/api.ts";
import { openApi } from "./open-api.ts";
import { openFile } from "./open-file.ts";
import { openOwnFile } from "./open-own-file.ts";
import { readLedger } from "./read-ledger.ts";
import { startUpload } from "./start-upload.ts";

/**
 * Links to put files in and to take them out; the bytes never pass through a function here. And what is asked for so seldom and weighs so
 * much that the functions everybody waits for start without it: the second computation behind a ledger, the description of the API.
 */
export const handler = api("files", { openApi, openFile, openOwnFile, readLedger, startUpload });
