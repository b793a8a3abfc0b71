import { callDynamodb } from "./dynamodb.ts";
import { callService, sdkError } from "./json-service.ts";
import { callFunction, callLambda } from "./lambda.ts";
import type { Invoke, Place } from "./lambda.ts";
import type { Resource } from "./resource.ts";
import { SERVICES } from "./services.ts";
import { sendMessage } from "./sqs.ts";

export interface World extends Place {
  invoke: Invoke;
  endpoint: (service: string) => string | undefined;
}

/**
 * Calls what a Task names. @param parameters JSON text @returns JSON text
 * @throws StateError under the name that Retry and Catch see
 */
export async function callResource(
  { type, name, action }: Resource,
  parameters: string,
  signal: AbortSignal,
  world: World,
): Promise<string> {
  if (type === "function") {
    return await callFunction(name, parameters, world.invoke, signal);
  }
  if (type === "lambda") {
    return await callLambda(parameters, world, world.invoke, signal);
  }
  const service = SERVICES[type.replace("aws-sdk:", "")];
  if (service === undefined) {
    throw new Error(`'${type}' is not implemented`);
  }
  const call = {
    service,
    endpoint: world.endpoint(service.endpoint),
    region: world.region,
    action,
    body: parameters,
    signal,
  };
  if (type === "aws-sdk:dynamodb") {
    return await callDynamodb(call);
  }
  if (type === "sqs") {
    return await sendMessage(call);
  }
  const answer = await callService(call);
  if ("text" in answer) {
    return answer.text;
  }
  const { code, status } = answer.refusal;
  throw sdkError(service, code === "" || status >= 500 ? `${service.name}Exception` : classOf(code), answer.refusal);
}

/** `com.amazonaws.sqs.QueueDoesNotExist` and `AWS.SimpleQueueService.NonExistentQueue` have classes ending in Exception. */
function classOf(code: string): string {
  const name = code.split(".").pop() ?? code;
  return name.endsWith("Exception") ? name : `${name}Exception`;
}
