import { SHEETS } from "../../../contract/import-columns.ts";
import { DIRECTORY_TABLES, type DirectoryTable } from "../../../contract/directory-edits.ts";
import type { ChangeLine, DirectoryCommitRow } from "../../../contract/views/directory.ts";
import type { Locale } from "../../../contract/problems.ts";
import type { Say } from "../say.ts";

const ENGLISH: Record<DirectoryTable, string> = {
  units: "Units",
  persons: "Persons",
  enterprises: "Enterprises",
  holdings: "Seats and pairings",
  substitutions: "Substitutes",
  interests: "Interests",
  subscribers: "Bulletin subscribers",
};

export function tableWord(table: ChangeLine["table"], locale: Locale): string {
  if (table === "county") return locale === "en" ? "County" : "本县";
  return locale === "en" ? ENGLISH[table] : SHEETS[table].name;
}

export function isTable(name: string | undefined): name is DirectoryTable {
  return DIRECTORY_TABLES.some((table) => table === name);
}

/** The heading its column has in the file of the table. */
export function fieldWord(table: ChangeLine["table"], field: string, locale: Locale): string {
  if (locale === "en" || table === "county") return field;
  return SHEETS[table].columns.find((column) => column.field === field)?.heading ?? field;
}

export function changeWord(what: ChangeLine["what"], say: Say): string {
  return {
    added: say("新增", "added"),
    changed: say("修改", "changed"),
    ended: say("结束", "ended"),
    removed: say("取消", "taken back"),
  }[what];
}

export function commandWord(command: DirectoryCommitRow["command"], say: Say): string {
  return {
    loadDirectory: say("随系统装入", "loaded with the system"),
    changeDirectory: say("手工变更", "changed by hand"),
    importDirectory: say("导入", "imported"),
    substituteSelf: say("本人指定代理", "own substitute"),
  }[command];
}

export function stateWord(state: "now" | "later" | "ended", say: Say): string {
  return { now: say("现任", "now"), later: say("尚未开始", "later"), ended: say("已结束", "ended") }[state];
}
