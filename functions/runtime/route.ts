import type { ApiFunction, Endpoint } from "../../contract/endpoint.ts";
import { ENDPOINTS } from "../../contract/endpoints.ts";
import type { ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

export interface Route {
  readonly id: string;
  readonly endpoint: Endpoint;
}

const TABLE: readonly (readonly [string, Endpoint])[] = Object.entries(ENDPOINTS);

/**
 * The row of the endpoint table a request is for. A route of the template that is not in the table, or that the table gives to another
 * function, does not answer.
 */
export function routeOf(event: ProxyEvent, serves: ApiFunction): Route {
  const rows = TABLE.filter(([, row]) => row.path === event.resource && row.serves === serves);
  if (rows.length === 0) throw new Refused("not-found");
  const found = rows.find(([, row]) => row.method === event.httpMethod);
  if (found === undefined) throw new Refused("method-not-allowed");
  return { id: found[0], endpoint: found[1] };
}
