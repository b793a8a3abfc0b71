import { randomUUID } from "node:crypto";
import { StateError } from "../fault.ts";
import type { Invoke } from "./lambda.ts";

/** Invokes functions through an endpoint that speaks Lambda's API (`AWS_ENDPOINT_URL_LAMBDA`). */
export function lambdaAt(endpoint: string | undefined): Invoke {
  return async (arn, payload, { type, logType, clientContext, signal }) => {
    if (endpoint === undefined) {
      throw new StateError("Lambda.SdkClientException", "no endpoint is known, AWS_ENDPOINT_URL_LAMBDA is not set");
    }
    const response = await fetch(`${endpoint}/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`, {
      method: "POST",
      ...(signal === undefined ? {} : { signal }),
      headers: {
        "content-type": "application/json",
        ...(type === undefined ? {} : { "x-amz-invocation-type": type }),
        ...(logType === undefined ? {} : { "x-amz-log-type": logType }),
        ...(clientContext === undefined ? {} : { "x-amz-client-context": clientContext }),
      },
      body: payload,
    });
    const text = await response.text();
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    if (!response.ok) {
      const code = header("x-amzn-errortype")?.split(":")[0] ?? "AWSLambdaException";
      const { message, Message } = Object(parse(text));
      const requestId = header("x-amzn-requestid") ?? randomUUID();
      throw new StateError(
        `Lambda.${code}`,
        `${String(message ?? Message ?? text)} (Service: AWSLambda; Status Code: ${response.status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
      );
    }
    const version = header("x-amz-executed-version");
    const logResult = header("x-amz-log-result");
    const { errorType = "Lambda.Unknown", errorMessage = "" } = Object(parse(text));
    return {
      payload: text,
      status: response.status,
      ...(version === undefined ? {} : { executedVersion: version }),
      ...(logResult === undefined ? {} : { logResult }),
      ...(header("x-amz-function-error") === undefined
        ? {}
        : { error: { type: String(errorType), message: String(errorMessage) } }),
    };
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
