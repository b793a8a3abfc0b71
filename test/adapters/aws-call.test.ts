import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type AwsService, callAws } from "../../adapters/aws-call.ts";
import { authorized, sha256 } from "../../adapters/signature.ts";
import { openDatabase } from "../../adapters/store/database.ts";
import { fromItem, toItem } from "../../adapters/store/wire.ts";

/** A service that answers what the test says, in turn. */
let server: Server;
let service: AwsService;
let answers: (readonly [status: number, body: string] | "hang up")[] = [];
const seen: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = answers.shift() ?? [200, "{}"];
      if (answer === "hang up") return void request.socket.destroy();
      response.writeHead(answer[0]).end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  service = { name: "dynamodb", target: "DynamoDB_20120810", json: "1.0", endpoint: () => endpoint };
  vi.stubEnv("AWS_REGION", "cn-north-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  vi.stubEnv("AWS_SESSION_TOKEN", "session-token");
});
beforeEach(() => {
  answers = [];
  seen.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const refusal = (code: string): readonly [number, string] => [
  400,
  JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message: "no" }),
];

describe("a call", () => {
  test("is signed exactly as the SDK of AWS signs it", async () => {
    const at = "2026-11-23T01:02:03.000Z";
    const body = '{"TableName":"表"}';
    const headers = { host: "dynamodb.cn-north-1.amazonaws.com.cn", "x-amz-target": "DynamoDB_20120810.GetItem" };
    const reference = new SignatureV4({
      service: "dynamodb",
      region: "cn-north-1",
      credentials: {
        accessKeyId: "AKIDEXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: "session-token",
      },
      sha256: Sha256,
      applyChecksum: false,
    });
    const request = { method: "POST", protocol: "https:", hostname: headers.host, path: "/", headers, body, query: {} };
    const signed = await reference.sign(request, { signingDate: new Date(at) });
    const ours = authorized("dynamodb", { method: "POST", path: "/", query: {}, headers, payload: sha256(body) }, at);
    expect(ours["authorization"]).toBe(signed.headers["authorization"]);
    expect(ours["x-amz-security-token"]).toBe("session-token");
  });

  test("is tried again when the connection is lost, the service fails or throttles", async () => {
    answers = ["hang up", [500, ""], refusal("ThrottlingException"), [503, "busy"], [200, '{"Item":{"a":{"S":"b"}}}']];
    expect(await callAws(service, "GetItem", { Key: 1 })).toEqual({ Item: { a: { S: "b" } } });
    expect(seen).toHaveLength(5);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(seen[0]?.headers).toMatchObject({ "x-amz-target": "DynamoDB_20120810.GetItem" });
  });

  // The account's own limit, whose code has no "Exception" at its end.
  test("is tried again when the account's limit is reached", async () => {
    answers = [refusal("RequestLimitExceeded"), [200, "{}"]];
    expect(await callAws(service, "PutItem", {})).toEqual({});
  });

  test("that is refused is not tried again, and says why", async () => {
    answers = [refusal("ConditionalCheckFailedException")];
    await expect(callAws(service, "PutItem", {})).rejects.toMatchObject({ code: "ConditionalCheckFailedException" });
    expect(seen).toHaveLength(1);
  });

  test("gives up after six tries", async () => {
    answers = Array.from({ length: 9 }, () => [500, "not even JSON"] as const);
    await expect(callAws(service, "PutItem", {})).rejects.toMatchObject({
      name: "NeighbourDown",
      cause: { code: "Http500" },
    });
    expect(seen).toHaveLength(6);
  });
});

describe("a transaction", () => {
  test("whose answer was lost is the same transaction when it is sent again, and the next one another", async () => {
    answers = ["hang up", [200, "{}"], [200, "{}"]];
    const database = openDatabase((operation, input) => callAws(service, operation, input));
    const write = { Delete: { TableName: "t", Key: { pk: "a", sk: "b" } } };
    await database.transactWrite([write]);
    await database.transactWrite([write]);
    const tokens = seen.map(({ body }) => /"ClientRequestToken":"([^"]+)"/.exec(body)?.[1]);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });
});

describe("items on the wire", () => {
  const item = {
    text: "〔2026〕0001号",
    whole: 42,
    yes: true,
    nothing: null,
    bytes: Uint8Array.of(0, 255, 7),
    list: ["a", 1, { deep: [] }],
    map: { S: "not a type", B: "neither" },
  };

  test("come back as they went", () => {
    expect(fromItem(JSON.parse(JSON.stringify(toItem({ ...item, gone: undefined }))))).toEqual(item);
  });

  test("that cannot be kept exactly are not sent", () => {
    expect(() => toItem({ count: Number.NaN })).toThrow();
    expect(() => toItem({ call: () => 1 })).toThrow();
  });
});

/** What the reference wants of a hash. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined
        ? createHash("sha256")
        : createHmac("sha256", typeof secret === "string" ? secret : bytesOf(secret));
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
