import type { DirectoryTable } from "../../contract/directory-edits.ts";
import { LARGEST_IMPORT } from "../../contract/views/directory.ts";
import { readSheet } from "../../adapters/tables/read-sheet.ts";
import { endingsOf } from "../../domain/directory/endings.ts";
import { readRows, type ReadRows } from "../../domain/directory/read-rows.ts";
import type { Door, UseCase } from "../runtime/call.ts";
import { previewView } from "../views/directory-preview.ts";
import { applyPreviewed } from "./change-directory.ts";
import { planChange, type Wanted } from "./plan-directory.ts";

interface File {
  readonly table: DirectoryTable;
  readonly content: string;
  readonly complete: boolean;
}

/** 预览导入: what the file would change, and every fault of it by row and column. Nothing is stored. */
export const previewDirectoryImport: UseCase<"previewDirectoryImport"> = async ({ body, ...door }) => {
  const { calendar } = await door.settings();
  const wanted = await readFile(body, door);
  return previewView(await planChange(wanted, door), door.locale, calendar.zone, wanted.file.rows);
};

/** 导入: the very file that was previewed. */
export const importDirectory: UseCase<"importDirectory"> = async ({ body, caller, ...door }) =>
  applyPreviewed(await readFile(body, door), { ...body, command: "importDirectory" }, caller, door);

async function readFile({ table, content, complete }: File, { settings, receivedAt }: Door) {
  const { calendar, directory } = await settings();
  const sheet = readSheet(Buffer.from(content, "base64"), LARGEST_IMPORT);
  const read: ReadRows =
    "unreadable" in sheet
      ? { edits: [], rowOf: [], faults: [sheet.unreadable], rows: 0 }
      : readRows(table, sheet.rows, calendar.zone);
  const endings = complete && read.faults.length === 0 ? endingsOf(table, read.edits, directory, receivedAt) : [];
  return { edits: [...read.edits, ...endings], file: { ...read, table } } satisfies Wanted;
}
