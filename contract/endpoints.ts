import * as z from "zod/mini";
import { COMMAND_TABLE, commandBodies, type OfficialCommand } from "./commands.ts";
import { FormDefinition } from "./form.ts";
import type { ProblemCode } from "./problems.ts";
import { WorkRow } from "./views/duty.ts";
import {
  DownloadLink,
  FollowNote,
  FollowPage,
  FollowRating,
  Proof,
  Receipt,
  RequestKey,
  Submission,
  UploadRequest,
  UploadTicket,
} from "./views/enterprise.ts";
import { CommandAnswer, CommandDone, IssuePage, RegisterRow } from "./views/issue.ts";
import { BulletinList, BulletinPage, DayProof, FigureIssues, Inbox, Me, UnitList } from "./views/office.ts";
import { PlainDate, SEAT_KINDS, STATUSES, type SeatKind } from "./vocabulary.ts";

/**
 * The whole API on one screen. CDK routes, the router, OpenAPI, the web clients and the tests read this table;
 * a route exists nowhere else.
 */

/** The function that serves an endpoint; functions are cut by what they are permitted to do. */
export type ApiFunction = "public" | "read" | "command" | "files";

export interface Endpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly serves: ApiFunction;
  /** `anyone`, holders of receipt number and query code, or signed-in persons who hold one of the seats now. */
  readonly caller: "anyone" | "receipt" | readonly SeatKind[];
  readonly summary: string;
  readonly params?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  readonly body?: z.core.$ZodType;
  readonly answer: z.core.$ZodType;
  readonly status: 200 | 201;
  readonly problems: readonly ProblemCode[];
}

const officials = SEAT_KINDS.filter((seat) => seat !== "ent" && seat !== "system");
const county: readonly SeatKind[] = ["office", "officeHead", "tier1", "tier2", "auditor"];
const issue = z.strictObject({ issue: z.string().check(z.regex(/^[0-9A-Z-]{6,40}$/)) });
const Period = z.strictObject({
  period: z.string().check(z.regex(/^(?:until-\d{4}-\d{2}-\d{2}|\d{4}-(?:0[1-9]|1[0-2]))$/)),
});
const Flag = z.optional(z.enum(["true", "false"]));
const cursor = z.optional(z.string().check(z.maxLength(600)));

const shown = {
  health: {
    method: "GET",
    path: "/health",
    serves: "public",
    caller: "anyone",
    summary: "运行状态",
    answer: z.strictObject({ ok: z.literal(true), now: z.string() }),
    status: 200,
    problems: [],
  },
  openApi: {
    method: "GET",
    path: "/openapi.json",
    serves: "public",
    caller: "anyone",
    summary: "接口说明 OpenAPI 3.1",
    answer: z.record(z.string(), z.unknown()),
    status: 200,
    problems: [],
  },
  readForm: {
    method: "GET",
    path: "/forms/{form}",
    serves: "public",
    caller: "anyone",
    summary: "现行表单",
    params: z.strictObject({ form: z.string().check(z.regex(/^[a-z-]{1,40}$/)) }),
    answer: FormDefinition,
    status: 200,
    problems: ["not-found"],
  },
  nameEnterprise: {
    method: "GET",
    path: "/enterprises/{creditCode}/name",
    serves: "public",
    caller: "anyone",
    summary: "按信用代码带出名称",
    params: z.strictObject({ creditCode: z.string().check(z.regex(/^[0-9A-Z]{18}$/)) }),
    answer: z.strictObject({ name: z.string() }),
    status: 200,
    problems: ["not-found"],
  },
  describeService: {
    method: "GET",
    path: "/service",
    serves: "public",
    caller: "anyone",
    summary: "首页:本县名称与各环节时限",
    answer: z.strictObject({
      county: z.string(),
      office: z.string(),
      now: z.string(),
      signIn: z.strictObject({ issuer: z.string(), audience: z.string(), client: z.string() }),
      steps: z.array(z.strictObject({ title: z.string(), limit: z.string() })),
    }),
    status: 200,
    problems: [],
  },
  submitIssue: {
    method: "POST",
    path: "/issues",
    serves: "public",
    caller: "anyone",
    summary: "提交诉求",
    body: Submission,
    answer: Receipt,
    status: 201,
    problems: [
      "form-outdated",
      "key-reused",
      "secrecy-not-acknowledged",
      "file-missing",
      "file-too-large",
      "file-kind",
    ],
  },
  startUpload: {
    method: "POST",
    path: "/uploads",
    serves: "files",
    caller: "anyone",
    summary: "上传附件(先到隔离区)",
    body: UploadRequest,
    answer: UploadTicket,
    status: 201,
    problems: ["file-too-large", "file-kind"],
  },
  followIssue: {
    method: "POST",
    path: "/follow",
    serves: "public",
    caller: "receipt",
    summary: "查询进度",
    body: Proof,
    answer: FollowPage,
    status: 200,
    problems: ["receipt-or-code", "throttled"],
  },
  addOwnNote: {
    method: "POST",
    path: "/follow/notes",
    serves: "public",
    caller: "receipt",
    summary: "补充材料",
    body: FollowNote,
    answer: CommandDone,
    status: 200,
    problems: [
      "receipt-or-code",
      "throttled",
      "wrong-status",
      "file-missing",
      "file-too-large",
      "file-kind",
      "moved-on",
    ],
  },
  rateIssue: {
    method: "POST",
    path: "/follow/rating",
    serves: "public",
    caller: "receipt",
    summary: "评价",
    body: FollowRating,
    answer: CommandDone,
    status: 200,
    problems: [
      "receipt-or-code",
      "throttled",
      "wrong-status",
      "stale-round",
      "already-rated",
      "dissatisfaction-open",
      "window-over",
      "moved-on",
    ],
  },
  openOwnFile: {
    method: "POST",
    path: "/follow/files/{file}",
    serves: "files",
    caller: "receipt",
    summary: "下载自己的附件",
    params: z.strictObject({ file: z.string().check(z.regex(/^[a-z0-9]{20,40}$/)) }),
    body: Proof,
    answer: DownloadLink,
    status: 200,
    problems: ["receipt-or-code", "throttled", "not-found"],
  },
  readMe: {
    method: "GET",
    path: "/me",
    serves: "read",
    caller: officials,
    summary: "我和我的岗位",
    answer: Me,
    status: 200,
    problems: [],
  },
  listDuties: {
    method: "GET",
    path: "/duties",
    serves: "read",
    caller: officials,
    summary: "我的待办",
    query: z.strictObject({ cursor }),
    answer: z.strictObject({ rows: z.array(WorkRow), next: z.optional(z.string()) }),
    status: 200,
    problems: [],
  },
  listIssues: {
    method: "GET",
    path: "/issues",
    serves: "read",
    caller: officials,
    summary: "台账",
    query: z.strictObject({
      search: z.optional(z.string().check(z.maxLength(60))),
      status: z.optional(z.enum([...STATUSES, "open"])),
      kind: z.optional(z.string().check(z.maxLength(20))),
      class: z.optional(z.enum(["A", "B", "C"])),
      level: z.optional(z.enum(["county", "city", "province"])),
      unit: z.optional(z.string().check(z.maxLength(40))),
      tier: z.optional(z.string().check(z.regex(/^[0-4]$/))),
      lamp: z.optional(z.enum(["normal", "blue", "orange", "red"])),
      month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
      sort: z.optional(z.enum(["due", "newest", "number"])),
      cursor,
    }),
    answer: z.strictObject({ rows: z.array(RegisterRow), total: z.int(), next: z.optional(z.string()) }),
    status: 200,
    problems: [],
  },
  exportIssues: {
    method: "GET",
    path: "/register.csv",
    serves: "read",
    caller: officials,
    summary: "导出台账",
    query: z.strictObject({
      search: z.optional(z.string().check(z.maxLength(60))),
      status: z.optional(z.enum([...STATUSES, "open"])),
      month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
    }),
    answer: z.string(),
    status: 200,
    problems: [],
  },
  readIssue: {
    method: "GET",
    path: "/issues/{issue}",
    serves: "read",
    caller: officials,
    summary: "诉求详情",
    params: issue,
    query: z.strictObject({ before: z.optional(z.string().check(z.regex(/^\d{1,6}$/))) }),
    answer: IssuePage,
    status: 200,
    problems: ["unknown"],
  },
  openFile: {
    method: "GET",
    path: "/issues/{issue}/files/{file}",
    serves: "files",
    caller: officials,
    summary: "下载附件",
    params: z.strictObject({ ...issue.shape, file: z.string().check(z.regex(/^[a-z0-9]{20,40}$/)) }),
    answer: DownloadLink,
    status: 200,
    problems: ["unknown", "not-found"],
  },
  listUnits: {
    method: "GET",
    path: "/units",
    serves: "read",
    caller: officials,
    summary: "承办单位",
    answer: UnitList,
    status: 200,
    problems: [],
  },
  readInbox: {
    method: "GET",
    path: "/inbox",
    serves: "read",
    caller: officials,
    summary: "站内通知",
    query: z.strictObject({ cursor }),
    answer: Inbox,
    status: 200,
    problems: [],
  },
  listBulletins: {
    method: "GET",
    path: "/bulletins",
    serves: "read",
    caller: county,
    summary: "通报各期",
    answer: BulletinList,
    status: 200,
    problems: [],
  },
  readBulletin: {
    method: "GET",
    path: "/bulletins/{period}",
    serves: "read",
    caller: county,
    summary: "通报",
    params: Period,
    answer: BulletinPage,
    status: 200,
    problems: ["not-found"],
  },
  listFigure: {
    method: "GET",
    path: "/bulletins/{period}/issues",
    serves: "read",
    caller: county,
    summary: "一个数字所计的诉求",
    params: Period,
    query: z.strictObject({ figure: z.string().check(z.maxLength(120)) }),
    answer: FigureIssues,
    status: 200,
    problems: ["not-found"],
  },
  holdBulletin: {
    method: "POST",
    path: "/bulletins/{period}/hold",
    serves: "command",
    caller: ["office", "officeHead"],
    summary: "暂缓或恢复发送",
    params: Period,
    body: z.strictObject({ held: z.boolean() }),
    answer: z.strictObject({ state: z.string() }),
    status: 200,
    problems: ["not-frozen", "already-sent"],
  },
  sendBulletinAgain: {
    method: "POST",
    path: "/bulletins/{period}/send-again",
    serves: "command",
    caller: ["office", "officeHead"],
    summary: "向发送失败的地址重发",
    params: Period,
    body: z.strictObject({ recipient: z.string().check(z.maxLength(200)) }),
    answer: z.strictObject({ state: z.string() }),
    status: 200,
    problems: ["not-frozen", "not-found", "already-sent"],
  },
  readProof: {
    method: "GET",
    path: "/proofs/{day}",
    serves: "read",
    caller: ["office", "officeHead", "auditor", "admin"],
    summary: "每日证明",
    params: z.strictObject({ day: PlainDate }),
    answer: DayProof,
    status: 200,
    problems: ["not-found"],
  },
} as const satisfies Record<string, Endpoint>;

const SUMMARY: Record<OfficialCommand, string> = {
  registerIssue: "受理登记",
  refuseIssue: "不予受理",
  dispatchIssue: "分办交办",
  signAssignment: "签收",
  recordContact: "联系企业",
  reportProgress: "反馈进展",
  recordTierDecision: "调度决定",
  requestCloseOut: "申请销号",
  decideCloseOutStep: "销号审核",
  recordCallBack: "回访",
  decideDissatisfaction: "不满意处置",
  addNote: "补充材料",
};

const given = z.strictObject({ dryRun: Flag });
const refusals: readonly ProblemCode[] = [
  "unknown",
  "wrong-status",
  "not-your-seat",
  "separation",
  "interest",
  "moved-on",
  "send-again",
];

/** Every official's command is one endpoint: its row in the command table says the rest. */
function commandEndpoint<N extends OfficialCommand>(name: N) {
  return {
    method: "POST",
    path: `/issues/{issue}/${COMMAND_TABLE[name].path}`,
    serves: "command",
    caller: officials,
    summary: SUMMARY[name],
    params: issue,
    query: given,
    body: z.strictObject({ key: z.optional(RequestKey), command: commandBodies[name] }),
    answer: CommandAnswer,
    status: 200,
    problems: refusals,
  } as const satisfies Endpoint;
}

export const ENDPOINTS = {
  ...shown,
  registerIssue: commandEndpoint("registerIssue"),
  refuseIssue: commandEndpoint("refuseIssue"),
  dispatchIssue: commandEndpoint("dispatchIssue"),
  signAssignment: commandEndpoint("signAssignment"),
  recordContact: commandEndpoint("recordContact"),
  reportProgress: commandEndpoint("reportProgress"),
  recordTierDecision: commandEndpoint("recordTierDecision"),
  requestCloseOut: commandEndpoint("requestCloseOut"),
  decideCloseOutStep: commandEndpoint("decideCloseOutStep"),
  recordCallBack: commandEndpoint("recordCallBack"),
  decideDissatisfaction: commandEndpoint("decideDissatisfaction"),
  addNote: commandEndpoint("addNote"),
} as const satisfies Record<string, Endpoint>;
export type EndpointId = keyof typeof ENDPOINTS;
