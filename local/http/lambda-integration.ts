import type { Functions } from "../functions/functions.ts";
import type { Outcome } from "../functions/messages.ts";
import { asText, isObject, type Json, objectOrEmpty, parseJson } from "../template/json.ts";
import type { Answer } from "./exchange.ts";
import type { GatewayResponse } from "./gateway-responses.ts";

/** API Gateway gives up after 29 seconds. */
const longest = 29_000;

/** Calls the function of a proxy integration; the name of the gateway's own answer if it fails. */
export async function callFunction(
  functions: Functions,
  uri: string,
  event: object,
): Promise<Answer | GatewayResponse> {
  const arn = /\/functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1];
  if (arn === undefined) throw new Error(`No function in the integration ${uri}`);
  const outcome = await withinLimit(functions.invoke(arn, JSON.stringify(event)));
  if (outcome === undefined) return "INTEGRATION_TIMEOUT";
  if (outcome.error) return "DEFAULT_5XX";
  return answerOf(parseJson(outcome.payload)) ?? "DEFAULT_5XX";
}

async function withinLimit(outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longest);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}

function answerOf(value: Json): Answer | undefined {
  if (!isObject(value) || typeof value["statusCode"] !== "number") return undefined;
  const headers: Record<string, string | string[]> = { "content-type": "application/json" };
  for (const [name, one] of Object.entries(objectOrEmpty(value["headers"])))
    headers[name.toLowerCase()] = asText(one, name);
  for (const [name, many] of Object.entries(objectOrEmpty(value["multiValueHeaders"])))
    if (Array.isArray(many)) headers[name.toLowerCase()] = many.map((one) => asText(one, name));
  const body = value["body"] === undefined || value["body"] === null ? "" : asText(value["body"], "body");
  const encoded = value["isBase64Encoded"] === true;
  return { status: value["statusCode"], headers, body: encoded ? Buffer.from(body, "base64") : body };
}
