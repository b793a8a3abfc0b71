import * as z from "zod/mini";
import { command, officials } from "./command-endpoint.ts";
import { DIRECTORY_ENDPOINTS } from "./directory-endpoints.ts";
import { create, type Endpoint, get, post } from "./endpoint.ts";
import { HeadKeys, SignedDay } from "./day-head.ts";
import { FormDefinition } from "./form.ts";
import type { ProblemCode } from "./problems.ts";
import { SETTINGS_ENDPOINTS } from "./settings-endpoints.ts";
import * as enterprise from "./views/enterprise.ts";
import { IdentityAnswer, ReadIdentity } from "./views/identity.ts";
import { CommandAnswer, IssuePage } from "./views/issue.ts";
import * as office from "./views/office.ts";
import * as proof from "./views/proof.ts";
import * as ask from "./views/queries.ts";
import type { SeatKind } from "./vocabulary.ts";

/**
 * The whole API on one screen: path, function that serves it, who may call, what it is.
 * CDK routes, the router, OpenAPI, the web clients and the tests read this table; a route exists nowhere else.
 */
const county: readonly SeatKind[] = ["office", "officeHead", "tier1", "tier2", "tier3", "tier4", "auditor"];
const publishers: readonly SeatKind[] = ["office", "officeHead"];
const provers: readonly SeatKind[] = ["office", "officeHead", "auditor", "admin"];
const fileFaults: readonly ProblemCode[] = ["file-missing", "file-too-large", "file-kind"];
const proved: readonly ProblemCode[] = ["receipt-or-code", "throttled"];

// oxfmt-ignore
const shown = {
  health:           get("/health", "public", "anyone", "运行状态", { answer: office.Health }),
  openApi:          get("/openapi.json", "files", "anyone", "接口说明", { answer: z.record(z.string(), z.unknown()) }),
  describeService:  get("/service", "public", "anyone", "首页：本县名称与各环节时限", { answer: enterprise.Service }),
  readForm:         get("/forms/{form}", "public", "anyone", "现行表单", { params: ask.FormParams, answer: FormDefinition }, ["not-found"]),
  nameEnterprise:   get("/enterprises/{creditCode}/name", "public", "anyone", "按信用代码带出名称", { params: ask.CreditCodeParams, answer: enterprise.EnterpriseName }, ["not-found"]),
  submitIssue:      create("/issues", "public", "anyone", "提交诉求", { query: ask.DryRunQuery, body: enterprise.Submission, answer: enterprise.SubmitAnswer }, ["form-outdated", "key-reused", "secrecy-not-acknowledged", ...fileFaults]),
  startUpload:      create("/uploads", "files", "anyone", "上传附件（先到隔离区）", { body: enterprise.UploadRequest, answer: enterprise.UploadTicket }, ["file-too-large", "file-kind"]),
  followIssue:      post("/follow", "public", "receipt", "查询进度", { body: enterprise.Proof, answer: enterprise.FollowPage }, proved),
  addOwnNote:       post("/follow/notes", "public", "receipt", "补充材料", { query: ask.DryRunQuery, body: enterprise.FollowNote, answer: CommandAnswer }, [...proved, "wrong-status", "moved-on", ...fileFaults]),
  rateIssue:        post("/follow/rating", "public", "receipt", "评价", { query: ask.DryRunQuery, body: enterprise.FollowRating, answer: CommandAnswer }, [...proved, "wrong-status", "stale-round", "already-rated", "dissatisfaction-open", "window-over", "moved-on"]),
  withdrawIssue:    post("/follow/withdrawal", "public", "receipt", "撤回诉求", { query: ask.DryRunQuery, body: enterprise.FollowReason, answer: CommandAnswer }, [...proved, "wrong-status", "withdrawal-pending", "moved-on"]),
  reopenOwnIssue:   post("/follow/reopening", "public", "receipt", "要求重新办理", { query: ask.DryRunQuery, body: enterprise.FollowReason, answer: CommandAnswer }, [...proved, "wrong-status", "window-over", "reopens-used", "outcome-final", "moved-on"]),
  openOwnFile:      post("/follow/files/{file}", "files", "receipt", "下载自己的附件", { params: ask.FileParams, body: enterprise.Proof, answer: enterprise.DownloadLink }, [...proved, "not-found"]),
  readMe:           get("/me", "read", officials, "我和我的岗位", { answer: office.Me }),
  listDuties:       get("/duties", "read", officials, "我的待办", { query: ask.PageQuery, answer: office.WorkList }),
  readInbox:        get("/inbox", "read", officials, "站内通知", { query: ask.PageQuery, answer: office.Inbox }),
  listIssues:       get("/issues", "read", officials, "台账", { query: ask.RegisterQuery, answer: office.Register }),
  exportIssues:     get("/register.csv", "read", officials, "导出台账", { query: ask.RegisterFilter, answer: z.string() }),
  readIssue:        get("/issues/{issue}", "read", officials, "诉求详情", { params: ask.IssueParams, query: ask.BeforeQuery, answer: IssuePage }, ["unknown"]),
  readIdentity:     post("/issues/{issue}/identity", "command", officials, "查阅保密的企业身份（须写明理由，留痕）", { params: ask.IssueParams, query: ask.DryRunQuery, body: ReadIdentity, answer: IdentityAnswer }, ["unknown", "identity-hidden", "identity-open", "key-reused", "moved-on", "send-again"]),
  openFile:         get("/issues/{issue}/files/{file}", "files", officials, "下载附件", { params: ask.IssueFileParams, answer: enterprise.DownloadLink }, ["unknown", "not-found"]),
  listUnits:        get("/units", "read", officials, "承办单位", { answer: office.UnitList }),
  listBulletins:    get("/bulletins", "read", county, "通报各期", { answer: office.BulletinList }),
  readBulletin:     get("/bulletins/{period}", "read", county, "通报", { params: ask.PeriodParams, answer: office.BulletinPage }, ["not-found"]),
  listFigure:       get("/bulletins/{period}/issues", "read", county, "一个数字所计的诉求", { params: ask.PeriodParams, query: ask.FigureQuery, answer: office.FigureIssues }, ["not-found"]),
  holdBulletin:     post("/bulletins/{period}/hold", "command", publishers, "暂缓或恢复发送", { params: ask.PeriodParams, body: office.HoldBulletin, answer: office.BulletinStateAnswer }, ["not-frozen", "already-sent"]),
  sendBulletinAgain: post("/bulletins/{period}/send-again", "command", publishers, "向发送失败的地址重发", { params: ask.PeriodParams, body: office.SendAgain, answer: office.BulletinStateAnswer }, ["not-frozen", "not-found", "already-sent"]),
  readProof:        get("/proofs/{day}", "read", provers, "每日证明", { params: ask.DayParams, answer: proof.DayProof }, ["not-found"]),
  readDayHead:      get("/proofs/{day}/head", "read", provers, "每日首部（签名）", { params: ask.DayParams, answer: SignedDay }, ["not-found"]),
  readHeadKeys:     get("/proofs/key", "public", "anyone", "验签公钥", { answer: HeadKeys }),
  readLedger:       get("/issues/{issue}/ledger", "files", provers, "承诺台账", { params: ask.IssueParams, answer: proof.IssueLedger }, ["unknown"]),
  readCaseFile:     get("/issues/{issue}/case-file", "read", provers, "导出案卷", { params: ask.IssueParams, query: ask.CaseFileQuery, answer: proof.CaseFile }, ["unknown", "identity-unread"]),
};

export const ENDPOINTS = {
  ...shown,
  ...SETTINGS_ENDPOINTS,
  ...DIRECTORY_ENDPOINTS,
  registerIssue: command("registerIssue", "受理登记"),
  refuseIssue: command("refuseIssue", "不予受理"),
  dispatchIssue: command("dispatchIssue", "分办交办"),
  signAssignment: command("signAssignment", "签收"),
  recordContact: command("recordContact", "联系企业"),
  reportProgress: command("reportProgress", "反馈进展"),
  recordTierDecision: command("recordTierDecision", "调度决定"),
  requestCloseOut: command("requestCloseOut", "申请销号"),
  decideCloseOutStep: command("decideCloseOutStep", "销号审核"),
  recordCallBack: command("recordCallBack", "回访"),
  decideDissatisfaction: command("decideDissatisfaction", "不满意处置"),
  addNote: command("addNote", "补充材料"),
  mergeIssue: command("mergeIssue", "并案"),
  reclassifyIssue: command("reclassifyIssue", "调整分类"),
  objectToAssignment: command("objectToAssignment", "提出异议"),
  ruleOnObjection: command("ruleOnObjection", "裁定异议"),
  changeAssignment: command("changeAssignment", "改派或增减协办"),
  answerAsSupport: command("answerAsSupport", "协办反馈"),
  requestExtension: command("requestExtension", "申请延期"),
  decideExtension: command("decideExtension", "审批延期"),
  requestSuspension: command("requestSuspension", "申请挂账"),
  decideSuspension: command("decideSuspension", "审批挂账"),
  resumeIssue: command("resumeIssue", "恢复办理"),
  escalateIssue: command("escalateIssue", "提级"),
  withdrawCloseOut: command("withdrawCloseOut", "撤回销号申请"),
  decideWithdrawal: command("decideWithdrawal", "核实撤回"),
  reopenIssue: command("reopenIssue", "重新办理"),
  issueSlip: command("issueSlip", "发督办单"),
  askForMore: command("askForMore", "请企业补正"),
} satisfies Record<string, Endpoint>;
export type EndpointId = keyof typeof ENDPOINTS;
