import * as z from "zod/mini";
import type { EndpointId, ENDPOINTS } from "../../contract/endpoints.ts";
import { Problem, Refused, Unreachable } from "../problem.ts";
import { instantsInWords } from "../time-words.ts";
import { locale } from "./language.ts";

type Table = typeof ENDPOINTS;
type Answer<I extends EndpointId> = z.infer<Table[I]["answer"]>;
type Body<I extends EndpointId> = Table[I] extends { body: infer B extends z.core.$ZodType } ? z.input<B> : undefined;

/** What this page may ask. The compiler checks each line against the endpoint table, of which nothing else is loaded. */
const ROUTES = {
  describeService: "GET /service",
  readForm: "GET /forms/{form}",
  nameEnterprise: "GET /enterprises/{creditCode}/name",
  submitIssue: "POST /issues",
  startUpload: "POST /uploads",
  followIssue: "POST /follow",
  addOwnNote: "POST /follow/notes",
  rateIssue: "POST /follow/rating",
  withdrawIssue: "POST /follow/withdrawal",
  reopenOwnIssue: "POST /follow/reopening",
  openOwnFile: "POST /follow/files/{file}",
} as const satisfies { [I in EndpointId]?: `${Table[I]["method"]} ${Table[I]["path"]}` };
type Asked = keyof typeof ROUTES;

const PATIENCE = 30_000; // milliseconds
/** The API lives beside the page, whatever stage name or folder that is under. */
export const beside = new URL(".", document.baseURI);

export async function ask<I extends Asked>(
  endpoint: I,
  { params = {}, body, dryRun }: { params?: Record<string, string>; body?: Body<I>; dryRun?: true } = {},
): Promise<Answer<I>> {
  const [method = "GET", path = ""] = ROUTES[endpoint].split(" ");
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const { status, text } = await send(new URL(`${filled.slice(1)}${dryRun ? "?dryRun=true" : ""}`, beside), {
    method,
    headers: { "accept-language": locale(), ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const read = json(text);
  // Answers are not parsed again: a page that is still open must bear fields that a newer API adds.
  if (status < 300 && read !== undefined) return read as Answer<I>;
  const problem = z.safeParse(Problem, json(instantsInWords(text, locale())));
  if (problem.success) throw new Refused(problem.data);
  throw new Unreachable(`${filled}: ${status}`);
}

async function send(url: URL, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, request);
    return { status: response.status, text: await response.text() };
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
