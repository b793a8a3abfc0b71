import { Agent, request } from "node:http";
import { type JsonObject, objectOrEmpty, parseJson } from "./template/json.ts";

export class ServiceError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** One call of an AWS JSON protocol, unsigned in effect: local engines do not check who asks. */
export function callAwsJson(endpoint: string, target: string, body: JsonObject): Promise<JsonObject> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      endpoint,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "content-length": Buffer.byteLength(payload),
          "x-amz-target": target,
          "x-amz-date": "20260101T000000Z",
          authorization:
            "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          try {
            const answer = objectOrEmpty(parseJson(Buffer.concat(chunks).toString() || "{}"));
            if (response.statusCode === 200) return resolve(answer);
            const type = String(answer["__type"] ?? `HTTP ${response.statusCode}`);
            reject(
              new ServiceError(type.split("#").at(-1) ?? type, String(answer["message"] ?? answer["Message"] ?? type)),
            );
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    sent.once("error", reject);
    sent.end(payload);
  });
}
