import { randomUUID } from "node:crypto";
import { StateError } from "../fault.ts";
import { post, type Posted } from "./post.ts";
import type { JsonService } from "./services.ts";

export interface ServiceCall {
  service: JsonService;
  /** The service's address; undefined: nobody named one. */
  endpoint: string | undefined;
  region: string;
  /** As in the Resource: `updateItem`. */
  action: string;
  /** JSON text. */
  body: string;
  signal: AbortSignal;
}

/** An answer other than 200. `code` without namespace; may be empty. */
export interface ServiceRefusal {
  status: number;
  code: string;
  message: string;
  requestId: string;
}

/**
 * One call of a JSON service. @returns the answer's JSON text, or what the service refused.
 * @throws StateError `<Service>.SdkClientException` if it cannot be reached
 */
export async function callService(call: ServiceCall): Promise<{ text: string } | { refusal: ServiceRefusal }> {
  const { service, endpoint, region, action, body, signal } = call;
  const unreachable = (why: string): StateError =>
    new StateError(`${service.name}.SdkClientException`, `Unable to execute HTTP request: ${why}`);
  if (endpoint === undefined) {
    throw unreachable(`no endpoint is known, AWS_ENDPOINT_URL_${service.endpoint} is not set`);
  }
  const target = action.charAt(0).toUpperCase() + action.slice(1);
  const headers = {
    "content-type": `application/x-amz-json-${service.version}`,
    "x-amz-target": `${service.target}.${target}`,
    // A local endpoint wants to see a signature and its date; it does not check them.
    "x-amz-date": "20260101T000000Z",
    authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${service.endpoint.toLowerCase()}/aws4_request, SignedHeaders=host, Signature=0`,
  };
  let response: Posted;
  try {
    response = await post(endpoint, headers, body, signal);
  } catch (error) {
    throw unreachable(String(error));
  }
  const { text } = response;
  const answer = parse(text === "" ? "{}" : text);
  if (response.status === 200 && answer !== undefined) {
    return { text: text === "" ? "{}" : text };
  }
  const { __type, message, Message } = Object(answer);
  const exact = String(__type ?? response.headers["x-amzn-errortype"] ?? "");
  return {
    refusal: {
      status: response.status,
      code: exact.split("#").pop()?.split(":")[0] ?? "",
      message: String(message ?? Message ?? exact),
      requestId: String(response.headers["x-amzn-requestid"] ?? randomUUID()),
    },
  };
}

/** How the SDK integration tells it. @param name of the exception class */
export function sdkError(
  service: JsonService,
  name: string,
  { message, status, requestId }: ServiceRefusal,
): StateError {
  return new StateError(
    `${service.name}.${name}`,
    `${message} (Service: ${service.name}, Status Code: ${status}, Request ID: ${requestId})`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
