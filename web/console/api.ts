import * as z from "zod/mini";
import type { EndpointId, ENDPOINTS } from "../../contract/endpoints.ts";
import { instantsInWords } from "../time-words.ts";
import { beside } from "./beside.ts";
import { locale } from "./language.ts";
import { Problem, Refused, Unreachable } from "../problem.ts";
import { authorized } from "./sign-in/authorized.ts";

type Table = typeof ENDPOINTS;
type Input<I extends EndpointId, Part extends "body" | "query" | "params"> =
  Table[I] extends Record<Part, infer S extends z.core.$ZodType> ? z.input<S> : undefined;
export type Answer<I extends EndpointId> = z.infer<Table[I]["answer"]>;

/** What the console may ask beside commands, checked against the endpoint table. */
const ROUTES = {
  describeService: "GET /service",
  startUpload: "POST /uploads",
  readMe: "GET /me",
  listDuties: "GET /duties",
  readInbox: "GET /inbox",
  listIssues: "GET /issues",
  exportIssues: "GET /register.csv",
  readIssue: "GET /issues/{issue}",
  readIdentity: "POST /issues/{issue}/identity",
  openFile: "GET /issues/{issue}/files/{file}",
  listUnits: "GET /units",
  listBulletins: "GET /bulletins",
  readBulletin: "GET /bulletins/{period}",
  listFigure: "GET /bulletins/{period}/issues",
  holdBulletin: "POST /bulletins/{period}/hold",
  sendBulletinAgain: "POST /bulletins/{period}/send-again",
  readProof: "GET /proofs/{day}",
  readDayHead: "GET /proofs/{day}/head",
  readHeadKeys: "GET /proofs/key",
  readLedger: "GET /issues/{issue}/ledger",
  readCaseFile: "GET /issues/{issue}/case-file",
  readSettings: "GET /settings",
  readPack: "GET /settings/packs/{pack}",
  readNotice: "POST /settings/calendars/reading",
  draftCalendar: "POST /settings/calendars",
  draftPack: "POST /settings/packs",
  readDraft: "GET /settings/drafts/{draft}",
  previewDraft: "GET /settings/drafts/{draft}/preview",
  publishDraft: "POST /settings/drafts/{draft}/publication",
  withdrawDraft: "POST /settings/drafts/{draft}/withdrawal",
  readDirectory: "GET /directory",
  listDirectory: "GET /directory/tables/{table}",
  previewDirectoryChange: "POST /directory/changes/preview",
  changeDirectory: "POST /directory/changes",
  previewDirectoryImport: "POST /directory/imports/preview",
  importDirectory: "POST /directory/imports",
  readTemplate: "GET /directory/templates/{table}",
  listDirectoryChanges: "GET /directory/changes",
  readDirectoryChange: "GET /directory/changes/{version}",
  readSeatHolders: "GET /directory/holders",
  readDirectoryFile: "GET /directory/file",
  readMySubstitutions: "GET /me/substitutions",
  substituteMe: "POST /me/substitutions",
  endMySubstitution: "POST /me/substitutions/ending",
} as const satisfies { [I in EndpointId]?: `${Table[I]["method"]} ${Table[I]["path"]}` };
export type Asked = keyof typeof ROUTES;

export interface Question<I extends Asked> {
  readonly params?: Input<I, "params">;
  readonly query?: Input<I, "query">;
  readonly body?: Input<I, "body">;
}

const PATIENCE = 30_000; // milliseconds

export async function ask<I extends Asked>(endpoint: I, question: Question<I> = {}): Promise<Answer<I>> {
  const [method = "GET", path = ""] = ROUTES[endpoint].split(" ");
  const params: Record<string, unknown> = Object(question.params);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  return (await send(method, filled, { query: Object(question.query), body: question.body })) as Answer<I>;
}

interface Sent {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** One request with the token of this tab. Answers are not parsed again: an open page must bear fields a newer API adds. */
export async function send(method: string, path: string, { query = {}, body }: Sent = {}): Promise<unknown> {
  const address = new URL(path.slice(1), beside);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") address.searchParams.set(name, String(value));
  }
  const request = {
    method,
    headers: { "accept-language": locale(), ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const { status, text, type } = await readAll(() => authorized(address, request, PATIENCE));
  const said = type.includes("json") ? json(text) : text;
  if (status < 300 && said !== undefined) return said;
  const problem = z.safeParse(Problem, json(instantsInWords(text, locale())));
  if (problem.success) throw new Refused(problem.data);
  throw new Unreachable(`${path}: ${status}`);
}

async function readAll(fetching: () => Promise<Response>): Promise<{ status: number; text: string; type: string }> {
  try {
    const response = await fetching();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, text: await response.text(), type };
  } catch (error) {
    throw new Unreachable(String(error));
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
