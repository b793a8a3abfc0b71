import type { MiddlewareObj } from "@middy/core";
import * as z from "zod/mini";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type Locale, problem, type ProblemCode } from "../../contract/problems.ts";
import { SAFE_HEADERS } from "../../contract/safe-headers.ts";
import { NeighbourDown } from "../../adapters/neighbour-down.ts";
import { factWords } from "./fact-words.ts";
import { localeOf } from "./locale.ts";
import type { ProxyAnswer, ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

/** When to try again, in seconds. */
const RETRY_AFTER: Partial<Record<ProblemCode, number>> = { throttled: 60, "send-again": 1, unavailable: 10 };

/** On every answer: nothing is kept by a cache, guessed by a browser or told to another site. */
const SECURITY = {
  ...SAFE_HEADERS,
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};

/** JSON, but for an export: its schema is a plain text, and the path says of what kind. */
export function answerWith({ answer, status, path }: Endpoint, content: unknown): ProxyAnswer {
  if (answer instanceof z.ZodMiniString && typeof content === "string") {
    const headers = {
      ...SECURITY,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${path.slice(1)}"`,
    };
    return { statusCode: status, headers, body: content };
  }
  const headers = { ...SECURITY, "Content-Type": "application/json; charset=utf-8" };
  const statusCode = status === 201 && z.safeParse(Dry, content).success ? 200 : status;
  return { statusCode, headers, body: JSON.stringify(content) };
}
/** Nothing was created. */
const Dry = z.object({ dryRun: z.literal(true) });

/** What the caller did is answered with its problem; a neighbour that is down, with when to try again; everything else is our fault, and says only that. */
export function answerProblems(): MiddlewareObj<ProxyEvent, ProxyAnswer> {
  return {
    onError: (request) => {
      const { error, event } = request;
      const locale = localeOf(event);
      request.response =
        error instanceof Refused
          ? answerProblem(error.code, locale, error.details)
          : answerProblem(error instanceof NeighbourDown ? "unavailable" : "fault", locale, {});
    },
  };
}

function answerProblem(code: ProblemCode, locale: Locale, details: Refused["details"]): ProxyAnswer {
  const document = problem(code, locale, { ...details, facts: factWords(details.facts, locale) });
  const headers: Record<string, string> = { ...SECURITY, "Content-Type": "application/problem+json; charset=utf-8" };
  if (document.status === 401) headers["WWW-Authenticate"] = "Bearer";
  const after = RETRY_AFTER[code];
  if (after !== undefined) headers["Retry-After"] = String(after);
  return { statusCode: document.status, headers, body: JSON.stringify(document) };
}
