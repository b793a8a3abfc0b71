import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { StateError } from "../fault.ts";
import type { Json } from "../definition/schema.ts";

export type Invoke = (
  functionArn: string,
  payload: string,
) => Promise<{ payload: string; error?: { type: string; message: string } }>;

export interface Place {
  partition: string;
  region: string;
  account: string;
}

const parameters = z.strictObject({
  FunctionName: z.string(),
  Payload: z.optional(z.json()),
  Qualifier: z.optional(z.string()),
});

/**
 * `lambda:invoke`. The result has the shape of the service's: Payload is already parsed JSON.
 * @throws StateError under the function's own error name, or `Lambda.*` for an error of the service
 */
export async function callLambda(given: Json, place: Place, invoke: Invoke): Promise<Json> {
  const read = parameters.safeParse(given);
  if (!read.success) {
    throw new StateError(
      "States.Runtime",
      `The arguments of lambda:invoke are not understood: ${z.prettifyError(read.error)}`,
    );
  }
  const { FunctionName, Payload, Qualifier } = read.data;
  const arn = FunctionName.startsWith("arn:")
    ? FunctionName
    : `arn:${place.partition}:lambda:${place.region}:${place.account}:function:${FunctionName}`;
  const answer = await ask(
    invoke,
    Qualifier === undefined ? arn : `${arn}:${Qualifier}`,
    JSON.stringify(Payload ?? {}),
  );
  if (answer.error !== undefined) {
    throw new StateError(
      answer.error.type,
      answer.payload === ""
        ? JSON.stringify({ errorMessage: answer.error.message, errorType: answer.error.type })
        : answer.payload,
    );
  }
  return {
    ExecutedVersion: Qualifier ?? "$LATEST",
    Payload: parse(answer.payload),
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: randomUUID() },
    StatusCode: 200,
  };
}

async function ask(invoke: Invoke, arn: string, payload: string): ReturnType<Invoke> {
  try {
    return await invoke(arn, payload);
  } catch (error) {
    throw new StateError("Lambda.SdkClientException", String(error));
  }
}

/** Lambda hands a payload that is not JSON on as a string. */
function parse(payload: string): Json {
  try {
    return payload === "" ? null : JSON.parse(payload);
  } catch {
    return payload;
  }
}
