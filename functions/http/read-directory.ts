import type { DirectoryTable } from "../../contract/directory-edits.ts";
import { SHEETS } from "../../contract/import-columns.ts";
import { lastDirectoryCommit } from "../../adapters/store/directory-commits.ts";
import { dutiesBySeat } from "../../adapters/store/lists.ts";
import { writeXlsx } from "../../adapters/tables/write-xlsx.ts";
import { inUse } from "../../domain/directory/in-use.ts";
import { lonePersons } from "../../domain/directory/lone-persons.ts";
import { isOpen } from "../../domain/directory/period.ts";
import { vacantSeats } from "../../domain/directory/vacant-seats.ts";
import { writeRows } from "../../domain/directory/write-rows.ts";
import { kindOf } from "../../domain/places.ts";
import type { UseCase } from "../runtime/call.ts";
import { commitRow } from "../views/directory-names.ts";
import { aloneRows, vacancyRow } from "../views/directory-preview.ts";
import { rowsOf } from "../views/directory-rows.ts";
import { csv } from "./csv.ts";
import { publishedPacks } from "./published-packs.ts";

const MOST_VACANT = 50;

/** 通讯录概况: how large it is, who changed it last, and which seats have nobody. */
export const readDirectory: UseCase<"readDirectory"> = async ({ store, settings, caller, receivedAt, locale }) => {
  const [inForce, last] = await Promise.all([settings(), lastDirectoryCommit(store)]);
  const { directory, calendar } = inForce;
  const vacant = vacantSeats(directory, receivedAt);
  const rows = vacant.slice(0, MOST_VACANT).map(async (one) => {
    const { rows: duties } = await dutiesBySeat(store, [one.seat]);
    return vacancyRow(one, duties.length, directory, locale);
  });
  const open = (all: readonly { from: string; until?: string | undefined }[]) =>
    all.filter((line) => isOpen(line, receivedAt));
  const { units, persons, enterprises, holdings, substitutions, interests, subscribers } = directory;
  return {
    version: directory.version,
    now: receivedAt,
    zone: calendar.zone,
    ...(last && { commit: commitRow(last, directory, locale) }),
    counts: {
      units: inUse(units).length,
      persons: inUse(persons).length,
      enterprises: inUse(enterprises).length,
      holdings: open(holdings).length,
      substitutions: open(substitutions).length,
      interests: interests.length,
      subscribers: subscribers.length,
    },
    vacant: { total: vacant.length, rows: await Promise.all(rows) },
    alone: aloneRows(lonePersons(await publishedPacks(store, inForce), directory, receivedAt), directory, locale),
    mayChange: caller.seats.some(({ seat }) => kindOf(seat) === "admin"),
  };
};

export const listDirectory: UseCase<"listDirectory"> = async ({ params, query, settings, receivedAt, locale }) => {
  const { directory } = await settings();
  const from = Number(query.after ?? 0);
  const asked = { q: query.q, all: query.show === "all", from: Number.isInteger(from) && from > 0 ? from : 0 };
  return rowsOf(params.table, asked, { directory, at: receivedAt, locale });
};

const TYPES = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** 导入模板: headings and an example, or with today's lines, to be changed and imported again. */
export const readTemplate: UseCase<"readTemplate"> = async ({ params, query, settings, receivedAt }) => {
  const table: DirectoryTable = params.table;
  const { directory, calendar } = await settings();
  const today = query.filled === "true" ? { directory, at: receivedAt, zone: calendar.zone } : undefined;
  const rows = writeRows(table, today);
  const { name } = SHEETS[table];
  const bytes = query.format === "csv" ? Buffer.from(csv(rows)) : writeXlsx(name, rows);
  return { name: `${name}.${query.format}`, type: TYPES[query.format], content: bytes.toString("base64") };
};
