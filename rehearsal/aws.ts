import { createHash, createHmac } from "node:crypto";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SignatureV4 } from "@smithy/signature-v4";

/** The login of whoever deploys; the emulator's owner may do everything. */
export const LOGIN = { accessKeyId: "test", secretAccessKey: "test" } as const;
export const ACCOUNT = "000000000000";

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === "string" ? secret : secret && Buffer.from(secret as ArrayBuffer);
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", key);
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

/** What the rehearsal itself asks AWS for, in one region at one address. */
export interface Aws {
  readonly endpoint: string;
  readonly region: string;
  readonly states: SFNClient;
  /** A signed request; the answer's text. @throws for any refusal */
  request(service: string, method: string, path: string, body?: string | Uint8Array, headers?: object): Promise<string>;
  /** Calls a function and gives what it answers. @throws with its error if it failed */
  invoke(name: string, payload: unknown): Promise<unknown>;
}

export function openAws(endpoint: string, region: string): Aws {
  const { hostname, port } = new URL(endpoint);

  async function request(
    service: string,
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: object = {},
  ): Promise<string> {
    const signer = new SignatureV4({ service, region, credentials: LOGIN, sha256: Sha256, uriEscapePath: false });
    const [pathname = "/", search = ""] = path.split("?");
    const query = Object.fromEntries(new URLSearchParams(search));
    const signed = await signer.sign({
      method,
      protocol: "http:",
      hostname,
      port: Number(port),
      path: pathname,
      query,
      headers: { host: `${hostname}:${port}`, ...headers },
      ...(body !== undefined && { body }),
    });
    const answer = await fetch(endpoint + path, {
      method,
      headers: signed.headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : Buffer.from(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${service} ${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    const failed = answer.headers.get("x-amz-function-error");
    if (failed) throw new Error(`${path}: ${failed} ${text.slice(0, 600)}`);
    return text;
  }

  return {
    endpoint,
    region,
    states: new SFNClient({ endpoint, region, credentials: LOGIN }),
    request,
    invoke: async (name, payload) => {
      const text = await request(
        "lambda",
        "POST",
        `/2015-03-31/functions/${name}/invocations`,
        JSON.stringify(payload),
      );
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
  };
}
