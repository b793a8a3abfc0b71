import type { Json } from "../definition/schema.ts";
import { StateError } from "../fault.ts";
import { callService } from "./json-service.ts";
import type { ServiceCall } from "./json-service.ts";
import { metadata } from "./metadata.ts";

/**
 * The optimised integration `sqs:sendMessage`: a MessageBody that is not text is sent as its JSON.
 * Source: developer guide, "Send messages to an Amazon SQS queue". @returns JSON text
 */
export async function sendMessage(call: ServiceCall): Promise<string> {
  const { MessageBody, ...rest }: { [key: string]: Json } = JSON.parse(call.body);
  const body = typeof MessageBody === "string" ? MessageBody : JSON.stringify(MessageBody ?? null);
  const answer = await callService({ ...call, body: JSON.stringify({ ...rest, MessageBody: body }) });
  if ("text" in answer) {
    const sent: object = JSON.parse(answer.text);
    return JSON.stringify({ ...sent, ...metadata(200) });
  }
  const { code, message, status, requestId } = answer.refusal;
  throw new StateError(
    `SQS.${code === "" ? "AmazonSQSException" : (code.split(".").pop() ?? code)}`,
    `${message} (Service: AmazonSQS; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  );
}
