import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** What surrounds the functions beside the table: secrets, an issuer of tokens and buckets, each over its real protocol. */
export interface Outside {
  readonly environment: Readonly<Record<string, string>>;
  token(
    sub: string,
    claims?: { issuer?: string; audience?: string; expiresAt?: Date; key?: "foreign" },
  ): Promise<string>;
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, { bytes: Buffer; type: string }>;
  stop(): Promise<void>;
}

const SECRETS: Readonly<Record<string, unknown>> = {
  chain: { keyId: "test-1", key: "key of the commits" },
  code: { key: "key of the query codes" },
  mail: { user: "", password: "" },
};

export async function startOutside(): Promise<Outside> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const objects = new Map<string, { bytes: Buffer; type: string }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const json = (value: unknown) =>
        response.setHeader("content-type", "application/json").end(JSON.stringify(value));
      if (pathname === "/issuer/.well-known/openid-configuration") {
        json({ issuer: issuer(), jwks_uri: `${issuer()}/keys` });
      } else if (pathname === "/issuer/keys") json({ keys: [jwk] });
      else if (String(request.headers["x-amz-target"]).endsWith("GetSecretValue")) {
        const { SecretId }: { SecretId: string } = JSON.parse(body.toString());
        json({ SecretString: JSON.stringify(SECRETS[SecretId]) });
      } else bucket(request.method ?? "", decodeURIComponent(pathname.slice(1)), body);
    });

    function bucket(method: string, key: string, body: Buffer): void {
      const type = request.headers["content-type"] ?? "application/octet-stream";
      if (method === "PUT") objects.set(key, { bytes: body, type });
      const found = objects.get(key);
      if (found === undefined) response.writeHead(404).end();
      else {
        response.writeHead(200, { "content-type": found.type, "content-length": found.bytes.length });
        response.end(method === "GET" ? found.bytes : undefined);
      }
    }
  });
  const port = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  const issuer = () => `${origin}/issuer`;
  return {
    objects,
    environment: {
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_ENDPOINT_URL_S3: origin,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
      QUARANTINE: "quarantine",
      ATTACHMENTS: "attachments",
      CHAIN_KEY: "chain",
      CODE_KEY: "code",
      MAIL: "mail",
      OIDC_ISSUER: issuer(),
      OIDC_AUDIENCE: "huiyin-test",
      OIDC_CLIENT: "console",
      ORIGIN: "https://county.example",
    },
    token: (sub, claims = {}) =>
      new SignJWT({})
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .setSubject(sub)
        .setIssuer(claims.issuer ?? issuer())
        .setAudience(claims.audience ?? "huiyin-test")
        .setIssuedAt()
        .setExpirationTime(claims.expiresAt ?? new Date("2036-01-01"))
        .sign(claims.key === "foreign" ? foreign.privateKey : privateKey),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve((address as AddressInfo).port);
    });
  });
}
