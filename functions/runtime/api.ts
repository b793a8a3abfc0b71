import pipeline from "@middy/core";
import type { ApiFunction } from "../../contract/endpoint.ts";
import { answerProblems, answerWith } from "./answer.ts";
import type { Door, UseCases } from "./call.ts";
import { doorOf } from "./door.ts";
import { identify } from "./identify.ts";
import type { ProxyAnswer, ProxyEvent } from "./proxy.ts";
import { readRequest } from "./read-request.ts";
import { recordCalls } from "./record-calls.ts";
import { routeOf } from "./route.ts";

export type ApiHandler = (event: ProxyEvent, context: object) => Promise<ProxyAnswer>;

/** The table of the use-cases as the router sees it: what each may be given was checked against its row, by the compiler. */
type Rows = Readonly<
  Record<string, { run(call: Door & Record<"params" | "query" | "body" | "caller", unknown>): unknown }["run"]>
>;

/** The handler of an API function: route → identify → read → use-case → answer, the same way for every endpoint. */
export function api<F extends ApiFunction>(serves: F, useCases: UseCases<F>): ApiHandler;
export function api(serves: ApiFunction, useCases: Rows): ApiHandler {
  const handler = pipeline(async (event: ProxyEvent) => {
    const { id, endpoint, params } = routeOf(event, serves);
    const door = doorOf(event);
    const caller = await identify(event, endpoint, door);
    const parts = readRequest({ ...event, pathParameters: params }, endpoint, door.locale);
    const useCase = useCases[id];
    if (useCase === undefined) throw new Error(`${serves} has no use-case ${id}`);
    return answerWith(endpoint, await useCase({ ...door, ...parts, caller }));
  });
  return handler.use(answerProblems()).use(recordCalls(serves));
}
