import type { MiddlewareObj } from "@middy/core";
import type { ApiFunction } from "../../contract/endpoint.ts";
import { log, logFault } from "./log.ts";
import { measure } from "./metrics.ts";
import type { ProxyAnswer, ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

/** STARTED, then COMPLETED, REFUSED or FAILED, for every call, with the gateway's id of the request. */
export function recordCalls(serves: ApiFunction): MiddlewareObj<ProxyEvent, ProxyAnswer> {
  const about = ({ requestContext, httpMethod, resource }: ProxyEvent) => ({
    request: requestContext.requestId,
    route: `${httpMethod} ${resource}`,
  });
  return {
    before: ({ event }) => log("STARTED", about(event)),
    after: ({ event, response }) => {
      log("COMPLETED", { ...about(event), status: response?.statusCode });
      measure({ Requests: 1 }, "Count", { Function: serves });
    },
    onError: ({ event, error }) => {
      if (error instanceof Refused) log("REFUSED", { ...about(event), problem: error.code });
      else logFault("FAILED", error, about(event));
      measure({ Requests: 1, [error instanceof Refused ? "Refusals" : "Faults"]: 1 }, "Count", { Function: serves });
    },
  };
}
