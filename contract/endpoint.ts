import type * as z from "zod/mini";
import type { ProblemCode } from "./problems.ts";
import type { SeatKind } from "./vocabulary.ts";

/** The function that serves an endpoint; functions are cut by what they are permitted to do. */
export type ApiFunction = "public" | "read" | "command" | "files" | "settings" | "directory";

/** One row of the endpoint table. */
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
  /** A dry run creates nothing: it is answered with 200. */
  readonly status: 200 | 201;
  /** Bytes of the largest body, where it is a file. */
  readonly largest?: number;
  /** What it may refuse, beside what every endpoint may (400 invalid, 401, 403, 415, 500). */
  readonly problems: readonly ProblemCode[];
}

type Rest = Pick<Endpoint, "answer"> & Partial<Pick<Endpoint, "params" | "query" | "body" | "largest">>;

function row<M extends "GET" | "POST", S extends 200 | 201>(method: M, status: S) {
  return <P extends string, F extends ApiFunction, C extends Endpoint["caller"], R extends Rest>(
    path: P,
    serves: F,
    caller: C,
    summary: string,
    rest: R,
    problems: readonly ProblemCode[] = [],
  ) => ({ method, status, path, serves, caller, summary, problems, ...rest });
}

export const get = row("GET", 200);
export const post = row("POST", 200);
export const create = row("POST", 201);

/** Everything below it is one route of the gateway: each path costs two resources of the stack, which has room for 300. */
const GATHERED = "/directory/";

/** The route of the gateway that a path of the table is reached by; the router finds the row. */
export function gatewayRoute(path: string): string {
  return path.startsWith(GATHERED) ? `${GATHERED}{proxy+}` : path;
}
