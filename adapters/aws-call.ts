import * as z from "zod/mini";
import { backoff } from "./backoff.ts";
import { now } from "./clock.ts";
import { NeighbourDown } from "./neighbour-down.ts";
import { post, type Posted } from "./post.ts";
import { authorized, sha256 } from "./signature.ts";

/** A service of AWS that speaks JSON over POST. */
export interface AwsService {
  /** Its name in signatures. */
  readonly name: string;
  /** Prefix of `x-amz-target`. */
  readonly target: string;
  readonly json: "1.0" | "1.1";
  readonly endpoint: () => string;
}

/** What a service answered instead of a result: its code, `ConditionalCheckFailedException` for one, and the whole answer. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly answer: unknown;

  constructor(code: string, message: string, answer: unknown) {
    super(`${code}: ${message}`);
    this.code = code;
    this.answer = answer;
  }
}

const TRIES = 6;
/** Milliseconds; a request that hangs is tried again well before a function runs out of time (10 s). */
const PATIENCE = 4000;
/** Answers that say nothing about the request itself: the same one may pass a moment later. */
const PASSING = new Set([
  "InternalServerError",
  "InternalFailure",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "Throttling",
  "TooManyRequestsException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/**
 * Calls an operation and gives its answer. Lost connections, throttling and faults of the service are tried again with
 * jitter, up to six times, then it throws NeighbourDown. Throws AwsError for every other refusal.
 */
export async function callAws(service: AwsService, operation: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify(input);
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(service, operation, body);
    if ("answer" in outcome) return outcome.answer;
    if (!outcome.passing) throw outcome.error;
    if (attempt === TRIES) throw new NeighbourDown(service.name, outcome.error);
    await backoff(attempt, 25);
  }
}

type Outcome = { readonly answer: unknown } | { readonly error: unknown; readonly passing: boolean };

async function once(service: AwsService, operation: string, body: string): Promise<Outcome> {
  const address = new URL(service.endpoint());
  const headers = {
    "content-type": `application/x-amz-json-${service.json}`,
    host: address.host,
    "x-amz-target": `${service.target}.${operation}`,
  };
  const signed = authorized(
    service.name,
    { method: "POST", path: "/", query: {}, headers, payload: sha256(body) },
    now(),
  );
  let posted: Posted;
  try {
    posted = await post(address, signed, body, PATIENCE);
  } catch (error) {
    return { error, passing: true };
  }
  const { status, text } = posted;
  if (status === 200) return { answer: JSON.parse(text) };
  const error = errorOf(status, text);
  return { error, passing: status >= 500 || PASSING.has(error.code) };
}

const Refusal = z.object({
  __type: z.optional(z.string()),
  message: z.optional(z.string()),
  Message: z.optional(z.string()),
});

function errorOf(status: number, text: string): AwsError {
  const answer = jsonOr(text);
  const parsed = Refusal.safeParse(answer);
  if (!parsed.success) return new AwsError(`Http${status}`, text.slice(0, 200), undefined);
  const { __type = `Http${status}`, message, Message } = parsed.data;
  return new AwsError(__type.split("#").at(-1) ?? __type, message ?? Message ?? "", answer);
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
