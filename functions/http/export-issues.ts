import type * as z from "zod/mini";
import type { Locale } from "../../contract/problems.ts";
import type { RegisterRow } from "../../contract/views/issue.ts";
import {
  CLASS_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  OUTCOME_WORDS,
  REQUEST_TYPE_WORDS,
  SLIP_WORDS,
  SOURCE_WORDS,
  STATUS_WORDS,
} from "../../contract/words.ts";
import { localDate } from "../../domain/time/instants.ts";
import type { UseCase } from "../runtime/call.ts";
import { registerRow } from "../views/register-row.ts";
import { csv } from "./csv.ts";
import { registerRows } from "./register.ts";

type Row = z.infer<typeof RegisterRow>;
type Cell = (row: Row, locale: Locale, day: (at: string | undefined) => string) => string | number | undefined;

/** The holidays of that year are not published yet. */
const EXPECTED = { "zh-CN": "（预计）", en: " (expected)" } as const;

/** The columns of the paper register, in its order (domain.md §5). */
const COLUMNS: readonly (readonly [zh: string, en: string, cell: Cell])[] = [
  ["编号", "Number", (row) => row.number],
  ["受理号", "Receipt", (row) => row.issue],
  ["状态", "Status", (row, locale) => STATUS_WORDS[locale][row.status]],
  ["企业", "Enterprise", (row) => row.enterprise],
  ["统一社会信用代码", "Credit code", (row) => row.creditCode],
  ["乡镇", "Township", (row) => row.township],
  ["产业链", "Chain", (row) => row.chain],
  ["诉求", "Subject", (row) => row.subject],
  ["来源", "Source", (row, locale) => SOURCE_WORDS[locale][row.source]],
  ["类别", "Kind", (row, locale) => row.kind && KIND_WORDS[locale][row.kind]],
  ["分类", "Class", (row, locale) => row.class && CLASS_WORDS[locale][row.class]],
  ["层级", "Level", (row, locale) => row.level && LEVEL_WORDS[locale][row.level]],
  ["诉求类型", "Type of request", (row, locale) => row.requestType && REQUEST_TYPE_WORDS[locale][row.requestType]],
  ["承办单位", "Unit", (row) => row.unit],
  ["承办人", "Person", (row) => row.person],
  ["现在层级", "Tier", (row) => row.tier],
  ["提交", "Submitted", (row, _, day) => day(row.submittedAt)],
  ["受理", "Registered", (row, _, day) => day(row.registeredAt)],
  ["交办", "Dispatched", (row, _, day) => day(row.dispatchedAt)],
  ["签收", "Signed", (row, _, day) => day(row.signedAt)],
  ["期限", "Due", (row, locale, day) => `${day(row.dueAt)}${row.provisional ? EXPECTED[locale] : ""}`],
  ["灯", "Lamp", (row, locale) => SLIP_WORDS[locale][row.lamp ?? "none"]],
  ["办结类型", "Outcome", (row, locale) => row.outcome && OUTCOME_WORDS[locale][row.outcome]],
  ["评价", "Rating", (row) => row.rating],
  ["销号", "Closed", (row, _, day) => day(row.closedAt)],
];

/** 导出台账: the rows the list would show, all of them, for a spreadsheet. */
export const exportIssues: UseCase<"exportIssues"> = async (call) => {
  const { locale, caller, receivedAt } = call;
  const rows = await registerRows(call.query, caller, call);
  const { directory, calendar } = await call.settings();
  const reading = { now: receivedAt, locale, directory, calendar };
  const seats = caller.seats.map(({ seat }) => seat);
  const day = (at: string | undefined) => (at === undefined ? "" : localDate(at, calendar.zone));
  const head = COLUMNS.map(([zh, en]) => (locale === "en" ? en : zh));
  const body = rows.map((row) => {
    const shown = registerRow(row, seats, reading);
    return COLUMNS.map(([, , cell]) => cell(shown, locale, day));
  });
  return csv([head, ...body]);
};
