import { createHash, createHmac } from "node:crypto";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod/mini";

/** A stage's cloud as an operator reaches it: with his own credentials, or the local system, which asks for none. */
export interface Cloud {
  /** Calls a deployed function and gives its answer. Throws with its own words if it fails. */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** An operation of a service that speaks JSON. Throws CloudError with the service's code. */
  json(service: "sqs" | "dynamodbstreams" | "dynamodb", operation: string, input: object): Promise<unknown>;
  /** An operation of CloudFormation, whose answer is XML. */
  formation(parameters: Readonly<Record<string, string>>): Promise<string>;
}

export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const TARGETS = {
  sqs: { target: "AmazonSQS", host: "sqs", signs: "sqs" },
  dynamodb: { target: "DynamoDB_20120810", host: "dynamodb", signs: "dynamodb" },
  dynamodbstreams: { target: "DynamoDBStreams_20120810", host: "streams.dynamodb", signs: "dynamodb" },
} as const;
const Failure = z.object({ errorType: z.optional(z.string()), errorMessage: z.string() });
const Refusal = z.object({
  __type: z.optional(z.string()),
  message: z.optional(z.string()),
  Message: z.optional(z.string()),
});

/** @param local address of a local system, instead of the cloud's */
export function openCloud(region: string, local?: string): Cloud {
  const send = local === undefined ? signed(region) : unsigned(new URL("/_local/aws", local));
  return {
    invoke: async (functionName, payload) => {
      const path = `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`;
      const answer = await send(
        "lambda",
        "lambda",
        path,
        { "content-type": "application/json" },
        JSON.stringify(payload),
      );
      if (answer.status >= 300) throw refused(answer);
      const result: unknown = JSON.parse(answer.text || "null");
      if (answer.failed) throw new Error(`${functionName}: ${Failure.parse(result).errorMessage}`);
      return result;
    },
    json: async (service, operation, input) => {
      const { target, host, signs } = TARGETS[service];
      const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": `${target}.${operation}` };
      const answer = await send(host, signs, "/", headers, JSON.stringify(input));
      if (answer.status >= 300) throw refused(answer);
      return JSON.parse(answer.text);
    },
    formation: async (parameters) => {
      const body = new URLSearchParams({ ...parameters, Version: "2010-05-15" }).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const { status, text } = await send("cloudformation", "cloudformation", "/", headers, body);
      if (status < 300) return text;
      const part = (name: string): string => new RegExp(`<${name}>([^<]*)`).exec(text)?.[1] ?? "";
      throw new CloudError(part("Code") || `Http${status}`, part("Message") || text.slice(0, 200));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  /** The function ran and failed. */
  readonly failed: boolean;
}
type Send = (
  host: string,
  service: string,
  path: string,
  headers: Record<string, string>,
  body: string,
) => Promise<Answer>;

function unsigned(base: URL): Send {
  return (_host, _service, path, headers, body) => posted(new URL(base.pathname + path, base), headers, body);
}

function signed(region: string): Send {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  const provided = defaultProvider();
  const credentials = (): ReturnType<typeof provided> =>
    provided().catch((error: unknown) => {
      const hint = "没有可用的 AWS 身份，请先执行 aws sso login 或 aws configure。 No AWS credentials: sign in first.";
      throw new Error(hint, { cause: error });
    });
  return async (host, service, path, headers, body) => {
    const given = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? process.env["AWS_ENDPOINT_URL"];
    const url = new URL(path, given ?? `https://${host}.${region}.${suffix}`);
    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    const request = {
      method: "POST",
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: { ...headers, host: url.host },
      body,
    };
    return posted(url, (await signer.sign(request)).headers, body);
  };
}

async function posted(url: URL, headers: Record<string, string>, body: string): Promise<Answer> {
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(330_000) });
  const failed = response.headers.has("x-amz-function-error");
  return { status: response.status, text: await response.text(), failed };
}

function refused({ status, text }: Answer): CloudError {
  const read = Refusal.safeParse(text.startsWith("{") ? JSON.parse(text) : undefined);
  const { __type = `Http${status}`, message, Message } = read.success ? read.data : {};
  return new CloudError(__type.split("#").at(-1) ?? __type, message ?? Message ?? text.slice(0, 200));
}

/** Node's own SHA-256, as the signer wants it. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytes(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {}
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === "string") return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
