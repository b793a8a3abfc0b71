import * as z from "zod/mini";
import { Fault } from "../fault.ts";
import type { Runner } from "../run/runner.ts";
import type { Store } from "../store/store.ts";
import type { Place } from "../tasks/lambda.ts";

export interface ApiContext {
  store: Store;
  runner: Runner;
  now: () => number;
  place: Place;
}

export type Call = (body: unknown, context: ApiContext) => Promise<object>;

/** One call of the API: what it takes (a parameter that is not listed is refused), and what it does. */
export function call<S extends z.ZodMiniType>(
  request: S,
  run: (request: z.output<S>, context: ApiContext) => Promise<object> | object,
): Call {
  return async (body, context) => {
    const read = request.safeParse(body);
    if (!read.success) {
      throw new Fault("ValidationException", complaint(read.error.issues, body));
    }
    return await run(read.data, context);
  };
}

/** In the words of the service, as far as it has any for the case. */
function complaint(issues: readonly Complaint[], body: unknown): string {
  const each = issues.map((issue) => {
    const given = issue.path.reduce<unknown>((value, key) => Object(value)[key], body);
    const value = given === undefined ? "null" : `'${typeof given === "string" ? given : JSON.stringify(given)}'`;
    const must =
      given === undefined
        ? "Member must not be null"
        : issue.values === undefined
          ? issue.message
          : `Member must satisfy enum value set: [${issue.values.join(", ")}]`;
    return issue.keys === undefined
      ? `Value ${value} at '${issue.path.join(".")}' failed to satisfy constraint: ${must}`
      : `The parameter '${issue.keys.join("', '")}' is not implemented by this engine`;
  });
  return `${each.length} validation error${each.length > 1 ? "s" : ""} detected: ${each.join("; ")}`;
}

interface Complaint {
  path: readonly PropertyKey[];
  message: string;
  values?: readonly unknown[];
  keys?: readonly string[];
}

/** Seconds since 1970, as JSON 1.0 carries timestamps. */
export function timestamp(at: number): number {
  return at / 1000;
}

/** Pages of 1 to 1000, 100 unless told; 0 means "the default", as in the service. */
export const pageSize = z.pipe(
  z._default(z.int().check(z.nonnegative(), z.maximum(1000)), 100),
  z.transform((size: number) => (size === 0 ? 100 : size)),
);

/** @throws Fault `InvalidToken` if the text is not one `nextToken` made */
export function readPageToken(token: string | undefined): number[] | undefined {
  if (token === undefined) {
    return undefined;
  }
  const text = Buffer.from(token, "base64url").toString();
  if (!/^\d+(,\d+)*$/u.test(text)) {
    throw new Fault("InvalidToken", `Invalid Token: '${token}'`);
  }
  return text.split(",").map(Number);
}

export function pageToken(...position: number[]): string {
  return Buffer.from(position.join(",")).toString("base64url");
}

export function textToken(position: string): string {
  return Buffer.from(`-${position}`).toString("base64url");
}

/** @throws Fault `InvalidToken` */
export function readTextToken(token: string | undefined): string {
  const text = token === undefined ? "-" : Buffer.from(token, "base64url").toString();
  if (!text.startsWith("-")) {
    throw new Fault("InvalidToken", `Invalid Token: '${token}'`);
  }
  return text.slice(1);
}
