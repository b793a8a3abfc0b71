import type { Deployment } from "../template/deployment.ts";
import { asText, objectOrEmpty } from "../template/json.ts";
import type { Answer } from "./exchange.ts";

/** Answers that API Gateway gives by itself: status, message, and the group they fall back to. */
const own = {
  MISSING_AUTHENTICATION_TOKEN: [403, "Missing Authentication Token", "DEFAULT_4XX"],
  REQUEST_TOO_LARGE: [413, "Request Too Long", "DEFAULT_4XX"],
  THROTTLED: [429, "Too Many Requests", "DEFAULT_4XX"],
  INTEGRATION_TIMEOUT: [504, "Endpoint request timed out", "DEFAULT_5XX"],
  INTEGRATION_FAILURE: [504, "Internal server error", "DEFAULT_5XX"],
  /** A function that fails or answers in another form than the proxy integration expects. */
  DEFAULT_5XX: [502, "Internal server error", "DEFAULT_5XX"],
} as const;
export type GatewayResponse = keyof typeof own;

export type GatewayResponses = (kind: GatewayResponse, context: Record<string, string>) => Answer;

/** The gateway's own answers, in the form the template gives them. */
export function gatewayResponsesOf(deployment: Deployment): GatewayResponses {
  const resources = deployment.of("AWS::ApiGateway::GatewayResponse");
  return (kind, context) => {
    const [status, message, group] = own[kind];
    const found =
      resources.find(({ properties }) => properties["ResponseType"] === kind) ??
      resources.find(({ properties }) => properties["ResponseType"] === group);
    const properties = found?.properties ?? {};
    const [template] = Object.entries(objectOrEmpty(properties["ResponseTemplates"]));
    const [type, text] = template ?? ["application/json", '{"message":$context.error.messageString}'];
    const values: Record<string, string> = {
      ...context,
      "error.message": message,
      "error.messageString": JSON.stringify(message),
      "error.responseType": kind,
    };
    const headers: Record<string, string> = { "content-type": type, "x-amzn-errortype": kind };
    for (const [name, value] of Object.entries(objectOrEmpty(properties["ResponseParameters"]))) {
      const fixed = /^'(.*)'$/.exec(asText(value, name))?.[1];
      if (fixed !== undefined) headers[name.replace("gatewayresponse.header.", "").toLowerCase()] = fixed;
    }
    return {
      // A fixed status of a group would hide the real one; API Gateway applies it all the same.
      status: properties["StatusCode"] === undefined ? status : Number(properties["StatusCode"]),
      headers,
      body: asText(text, "ResponseTemplates").replaceAll(
        /\$context\.([\w.]+)/g,
        (all, key: string) => values[key] ?? all,
      ),
    };
  };
}
