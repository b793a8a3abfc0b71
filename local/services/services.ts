import { ServiceError } from "../aws-json.ts";
import type { Functions } from "../functions/functions.ts";
import type { Answer, Request } from "../http/exchange.ts";
import type { Keep } from "../keep.ts";
import type { Deployment } from "../template/deployment.ts";
import { type JsonObject, objectOrEmpty, parseJson } from "../template/json.ts";
import type { Queues } from "./queues.ts";
import { getSecretValue, handleParameters } from "./secrets.ts";

/** The small services behind one address: SQS, Systems Manager parameters, Secrets Manager, and Lambda's Invoke. */
export async function answerService(
  request: Request,
  parts: { deployment: Deployment; keep: Keep; queues: Queues; functions: Functions },
): Promise<Answer> {
  const invoked = /\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.path)?.[1];
  if (invoked !== undefined) {
    const outcome = await parts.functions.invoke(decodeURIComponent(invoked), request.body.toString() || "{}");
    const headers = {
      "content-type": "application/json",
      ...(outcome.error ? { "x-amz-function-error": "Unhandled" } : {}),
    };
    return { status: 200, headers, body: outcome.payload };
  }
  const [service = "", operation = ""] = (request.header("x-amz-target") ?? "").split(".");
  const headers = { "content-type": "application/x-amz-json-1.0" };
  try {
    const body = objectOrEmpty(parseJson(request.body.toString() || "{}"));
    return { status: 200, headers, body: JSON.stringify(carryOut(service, operation, body, parts)) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { status: 400, headers, body: JSON.stringify({ __type: error.code, message: error.message }) };
  }
}

function carryOut(
  service: string,
  operation: string,
  body: JsonObject,
  { deployment, keep, queues }: { deployment: Deployment; keep: Keep; queues: Queues },
): JsonObject {
  if (service === "AmazonSQS") return queues.handle(operation, body);
  if (service === "AmazonSSM") return handleParameters(deployment, operation, body);
  if (service === "secretsmanager" && operation === "GetSecretValue") return getSecretValue(deployment, keep, body);
  throw new ServiceError("UnknownOperationException", `${service}.${operation} is not known here`);
}
