import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Locale } from "../../../contract/problems.ts";
import type { RegisterRow } from "../../../contract/views/issue.ts";
import {
  CLASS_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  OUTCOME_WORDS,
  REQUEST_TYPE_WORDS,
  SOURCE_WORDS,
} from "../../../contract/words.ts";
import { Due } from "../parts/due.tsx";
import { isHeld } from "../parts/is-held.ts";
import { Lamp } from "../parts/lamp.tsx";
import { Status } from "../parts/status.tsx";
import { Tier } from "../parts/tier.tsx";
import { When } from "../parts/when.tsx";

export interface Column {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Shown until the reader chooses otherwise. */
  readonly usual?: boolean;
  readonly cell: (row: RegisterRow, locale: Locale) => ReactNode;
}

/** The columns of the paper register, in its order (domain.md §5), after the lamp and the time left. */
// oxfmt-ignore
export const COLUMNS: readonly Column[] = [
  { key: "lamp", zh: "灯", en: "Lamp", usual: true, cell: (row) => <Lamp lamp={row.lamp} /> },
  { key: "due", zh: "剩余时间", en: "Time left", usual: true, cell: (row) => row.closedAt !== undefined ? undefined : <Due left={row.left} dueAt={row.dueAt} provisional={row.provisional ?? false} held={isHeld(row.status)} /> },
  { key: "number", zh: "编号", en: "Number", usual: true, cell: (row) => <Link to={`/issues/${row.issue}`}>{row.number ?? row.issue}</Link> },
  { key: "source", zh: "来源", en: "Source", cell: (row, locale) => SOURCE_WORDS[locale][row.source] },
  { key: "enterprise", zh: "企业", en: "Enterprise", usual: true, cell: (row) => row.enterprise },
  { key: "creditCode", zh: "信用代码", en: "Credit code", cell: (row) => <span className="code">{row.creditCode}</span> },
  { key: "township", zh: "乡镇", en: "Township", cell: (row) => row.township },
  { key: "chain", zh: "产业链", en: "Chain", cell: (row) => row.chain },
  { key: "subject", zh: "诉求", en: "Subject", usual: true, cell: (row) => <Link to={`/issues/${row.issue}`} className="subject">{row.subject}</Link> },
  { key: "status", zh: "状态", en: "Status", usual: true, cell: (row) => <Status status={row.status} /> },
  { key: "kind", zh: "类别", en: "Kind", usual: true, cell: (row, locale) => row.kind && KIND_WORDS[locale][row.kind] },
  { key: "class", zh: "分类", en: "Class", cell: (row, locale) => row.class && CLASS_WORDS[locale][row.class] },
  { key: "level", zh: "解决层级", en: "Level", cell: (row, locale) => row.level && LEVEL_WORDS[locale][row.level] },
  { key: "requestType", zh: "诉求类型", en: "Type of request", cell: (row, locale) => row.requestType && REQUEST_TYPE_WORDS[locale][row.requestType] },
  { key: "unit", zh: "承办单位", en: "Unit", usual: true, cell: (row) => row.unit },
  { key: "person", zh: "承办人", en: "Person", cell: (row) => row.person },
  { key: "tier", zh: "层级", en: "Tier", usual: true, cell: (row) => <Tier tier={row.tier} status={row.status} /> },
  { key: "submittedAt", zh: "提交", en: "Submitted", cell: (row) => <When at={row.submittedAt} /> },
  { key: "registeredAt", zh: "受理", en: "Registered", cell: (row) => <When at={row.registeredAt} /> },
  { key: "dispatchedAt", zh: "交办", en: "Dispatched", cell: (row) => <When at={row.dispatchedAt} /> },
  { key: "signedAt", zh: "签收", en: "Signed", cell: (row) => <When at={row.signedAt} /> },
  { key: "outcome", zh: "办结类型", en: "Outcome", cell: (row, locale) => row.outcome && OUTCOME_WORDS[locale][row.outcome] },
  { key: "rating", zh: "评价", en: "Rating", cell: (row) => row.rating },
  { key: "closedAt", zh: "销号", en: "Closed", cell: (row) => <When at={row.closedAt} /> },
];
