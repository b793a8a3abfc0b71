import { asList, asText, type JsonObject, objectOrEmpty, textOr } from "../template/json.ts";
import type { Answer, Request } from "./exchange.ts";
import type { Match } from "./routes.ts";

/** Reads an object as S3 does; the answer of S3 whatever its status. */
export type ReadObject = (method: string, bucketAndKey: string, headers: Record<string, string>) => Promise<Answer>;

/** An integration with S3: the web app out of its bucket, with the headers and statuses that the template maps. */
export async function readFromBucket(read: ReadObject, request: Request, match: Match): Promise<Answer> {
  const { integration } = match.route;
  const uri = asText(integration["Uri"], "Integration.Uri");
  let path = /:s3:path\/(.*)$/.exec(uri)?.[1];
  if (path === undefined) throw new Error(`The integration ${uri} is not known here`);
  const headers: Record<string, string> = {};
  for (const [to, from] of Object.entries(objectOrEmpty(integration["RequestParameters"]))) {
    const value = source(asText(from, to), request, match);
    const [, , kind, name = ""] = to.split(".");
    if (kind === "path") path = path.replace(`{${name}}`, value ?? "");
    if (kind === "header" && value !== undefined) headers[name] = value;
  }
  const method = textOr(integration["IntegrationHttpMethod"], "GET");
  return mapped(await read(method, path, headers), integration);
}

function source(expression: string, request: Request, { parameters }: Match): string | undefined {
  const fixed = /^'(.*)'$/.exec(expression)?.[1];
  if (fixed !== undefined) return fixed;
  const [, , kind, ...rest] = expression.split(".");
  const name = rest.join(".");
  if (kind === "path") return parameters[name];
  if (kind === "header") return request.header(name.toLowerCase());
  if (kind === "querystring") return request.query.get(name) ?? undefined;
  throw new Error(`The request parameter ${expression} is not known here`);
}

/** Chooses the integration response by the status of S3 and maps what it says. */
function mapped(answer: Answer, integration: JsonObject): Answer {
  const responses = asList(integration["IntegrationResponses"]).map(objectOrEmpty);
  const pattern = (response: JsonObject): string => textOr(response["SelectionPattern"], "");
  const chosen =
    responses.find((one) => pattern(one) !== "" && new RegExp(`^(?:${pattern(one)})$`).test(String(answer.status))) ??
    responses.find((one) => pattern(one) === "");
  if (!chosen) return answer;
  const headers: Record<string, string | string[]> = {};
  const [template] = Object.entries(objectOrEmpty(chosen["ResponseTemplates"]));
  const type = template?.[0] ?? answer.headers["content-type"];
  if (type !== undefined) headers["content-type"] = type;
  for (const [to, from] of Object.entries(objectOrEmpty(chosen["ResponseParameters"]))) {
    const expression = asText(from, to);
    const name = expression.replace("integration.response.header.", "").toLowerCase();
    const value = /^'(.*)'$/.exec(expression)?.[1] ?? answer.headers[name];
    if (value !== undefined) headers[to.replace("method.response.header.", "").toLowerCase()] = value;
  }
  const status = Number(chosen["StatusCode"]);
  return { status, headers, body: template ? asText(template[1], "ResponseTemplates") : answer.body };
}
