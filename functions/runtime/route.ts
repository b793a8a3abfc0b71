import { type ApiFunction, type Endpoint, gatewayRoute } from "../../contract/endpoint.ts";
import { ENDPOINTS } from "../../contract/endpoints.ts";
import type { ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

type Params = NonNullable<ProxyEvent["pathParameters"]>;

export interface Route {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly params: Params;
}

const TABLE: readonly (readonly [string, Endpoint])[] = Object.entries(ENDPOINTS);

/**
 * The row of the endpoint table a request is for. A route of the template that is not in the table, or that the table gives to another
 * function, does not answer.
 */
export function routeOf(event: ProxyEvent, serves: ApiFunction): Route {
  const rows = TABLE.flatMap(([id, endpoint]): Route[] => {
    if (endpoint.serves !== serves || gatewayRoute(endpoint.path) !== event.resource) return [];
    const params = paramsOf(endpoint.path, event);
    return params === undefined ? [] : [{ id, endpoint, params }];
  });
  if (rows.length === 0) throw new Refused("not-found");
  const found = rows.find(({ endpoint }) => endpoint.method === event.httpMethod);
  if (found === undefined) throw new Refused("method-not-allowed");
  return found;
}

/** What stands in the places of a path; of a route that gathers several, undefined if the request is for another of them. */
function paramsOf(path: string, { resource, pathParameters }: ProxyEvent): Params | undefined {
  if (path === resource) return pathParameters ?? {};
  const wanted = path.split("/");
  const asked = resource.replace("{proxy+}", () => pathParameters?.["proxy"] ?? "").split("/");
  if (asked.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const given = asked[at] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
}
