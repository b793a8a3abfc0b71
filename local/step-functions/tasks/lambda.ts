import * as z from "zod/mini";
import { StateError } from "../fault.ts";
import type { Json } from "../definition/schema.ts";
import { metadata } from "./metadata.ts";

export interface InvokeOptions {
  type?: string;
  logType?: string;
  clientContext?: string;
  signal?: AbortSignal;
}

export interface Invoked {
  payload: string;
  /** The function failed: `type` is its own error's name, or `Lambda.…` for one of the service; `payload` tells it in full. */
  error?: { type: string; message: string };
  executedVersion?: string;
  logResult?: string;
  status?: number;
}

/** Runs a function. @throws StateError `Lambda.…` where the service refuses */
export type Invoke = (functionArn: string, payload: string, options: InvokeOptions) => Promise<Invoked>;

export interface Place {
  partition: string;
  region: string;
  account: string;
}

const parameters = z.strictObject({
  FunctionName: z.string(),
  Payload: z.optional(z.json()),
  Qualifier: z.optional(z.string()),
  InvocationType: z.optional(z.enum(["RequestResponse", "Event", "DryRun"])),
  LogType: z.optional(z.enum(["None", "Tail"])),
  ClientContext: z.optional(z.string()),
});

/**
 * `lambda:invoke`. The result has the shape of the service's: Payload is already parsed JSON.
 * @throws StateError under the function's own error name, or `Lambda.*` for an error of the service
 */
export async function callLambda(given: string, place: Place, invoke: Invoke, signal: AbortSignal): Promise<string> {
  const read = parameters.safeParse(JSON.parse(given));
  if (!read.success) {
    throw new StateError(
      "States.Runtime",
      `The arguments of lambda:invoke are not understood: ${z.prettifyError(read.error)}`,
    );
  }
  const { FunctionName, Payload, Qualifier, InvocationType, LogType, ClientContext } = read.data;
  const arn = FunctionName.startsWith("arn:")
    ? FunctionName
    : `arn:${place.partition}:lambda:${place.region}:${place.account}:function:${FunctionName}`;
  const answer = await ask(invoke, Qualifier === undefined ? arn : `${arn}:${Qualifier}`, bytesOf(Payload), {
    ...(InvocationType === undefined ? {} : { type: InvocationType }),
    ...(LogType === undefined ? {} : { logType: LogType }),
    ...(ClientContext === undefined ? {} : { clientContext: ClientContext }),
    signal,
  });
  const { status = 200, executedVersion = Qualifier ?? "$LATEST", logResult } = answer;
  return JSON.stringify({
    ExecutedVersion: executedVersion,
    ...(logResult === undefined ? {} : { LogResult: logResult }),
    Payload: parse(answer.payload),
    ...metadata(status),
    StatusCode: status,
  });
}

/** A function that is itself the Resource: its answer is the result, as it was spelled. */
export async function callFunction(arn: string, payload: string, invoke: Invoke, signal: AbortSignal): Promise<string> {
  const answer = await ask(invoke, arn, payload, { signal });
  const parsed = parse(answer.payload);
  return parsed === answer.payload ? JSON.stringify(parsed) : answer.payload === "" ? "null" : answer.payload;
}

async function ask(invoke: Invoke, arn: string, payload: string, options: InvokeOptions): Promise<Invoked> {
  let answer: Invoked;
  try {
    answer = await invoke(arn, payload, options);
  } catch (error) {
    throw error instanceof StateError ? error : new StateError("Lambda.SdkClientException", String(error));
  }
  const { error } = answer;
  if (error !== undefined) {
    const whole = answer.payload || JSON.stringify({ errorMessage: error.message, errorType: error.type });
    throw new StateError(error.type, whole);
  }
  return answer;
}

/** Text is sent as it is: it is the request, not a JSON string of it. As recorded on the service. */
function bytesOf(payload: Json | undefined): string {
  return typeof payload === "string" ? payload : JSON.stringify(payload ?? {});
}

/** Lambda hands a payload that is not JSON on as a string. */
function parse(payload: string): Json {
  try {
    return payload === "" ? null : JSON.parse(payload);
  } catch {
    return payload;
  }
}
