import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

/** What surrounds the functions beside the table: secrets, an issuer of tokens and buckets, each over its real protocol. */
export interface Outside {
  readonly environment: Readonly<Record<string, string>>;
  token(sub: string | undefined, how?: TokenOptions): Promise<string>;
  /** The claims of a good token without a signature; for HS256, signed with what everybody may read. */
  unsigned(sub: string, header: { alg: string; kid?: string }): string;
  /** The public key of tokens made with `key: "foreign"`. */
  readonly foreignKey: JWK;
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, { bytes: Buffer; type: string }>;
  /** How each is to be downloaded. */
  readonly dispositions: Map<string, string>;
  /** What the mail server took, in order; addresses at `dead.example` do not exist. */
  readonly mails: Received[];
  /** Addresses the mail server did not know, as often as it was asked. */
  readonly refused: readonly string[];
  /** What is wrong with the keys of the issuer `…/broken`; and whether addresses at `full.example` are taken. */
  readonly broken: { keys: "missing" | "no-json"; mailbox: "full" | "empty" };
  /** Calls of Step Functions, by action; what DescribeExecution and SendTaskSuccess answer can be set. */
  readonly machine: { calls: { action: string; input: Record<string, string> }[]; status: string; stale: boolean };
  stop(): Promise<void>;
}

interface Received {
  readonly to: string;
  /** Everybody it was handed over for. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly automatic: string;
  readonly headers: readonly string[];
}

export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresAt?: Date | "never";
  readonly key?: "foreign";
  readonly header?: object;
  readonly claims?: JWTPayload;
}

const SECRETS: Readonly<Record<string, unknown>> = {
  chain: { keyId: "test-1", key: "key of the commits" },
  head: { keyId: "head-1", key: "what the key of heads is made of" },
  code: { key: "key of the query codes" },
  mail: { user: "", password: "" },
};

export async function startOutside(): Promise<Outside> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const pem = await exportSPKI(publicKey);
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  const objects = new Map<string, { bytes: Buffer; type: string }>();
  const dispositions: Outside["dispositions"] = new Map();
  const mails: Received[] = [];
  const refused: string[] = [];
  const broken: Outside["broken"] = { keys: "missing", mailbox: "empty" };
  const machine: Outside["machine"] = { calls: [], status: "RUNNING", stale: false };
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _, done) => {
      if (address.endsWith("@full.example") && broken.mailbox === "full")
        return done(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
      if (!address.endsWith("@dead.example")) return done();
      refused.push(address);
      return done(Object.assign(new Error("no such user"), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      void simpleParser(stream).then(({ subject, text, messageId, headers, headerLines }) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({
          to: recipients[0] ?? "",
          recipients,
          headers: headerLines.map(({ key }) => key),
          subject: subject ?? "",
          text: text ?? "",
          messageId: messageId ?? "",
          automatic: String(headers.get("auto-submitted")),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => post.listen(0, "127.0.0.1", resolve));
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
      } else if (pathname === "/issuer/broken/.well-known/openid-configuration") {
        json({ issuer: `${issuer()}/broken`, jwks_uri: `${issuer()}/broken/keys` });
      } else if (pathname === "/issuer/broken/keys") {
        if (broken.keys === "missing") response.writeHead(502).end();
        else response.end("<html>");
      } else if (pathname === "/issuer/keys") json({ keys: [jwk] });
      else if (String(request.headers["x-amz-target"]).endsWith("GetSecretValue")) {
        const { SecretId }: { SecretId: string } = JSON.parse(body.toString());
        json({ SecretString: JSON.stringify(SECRETS[SecretId]) });
      } else if (String(request.headers["x-amz-target"]).startsWith("AWSStepFunctions.")) {
        const action = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
        machine.calls.push({ action, input: JSON.parse(body.toString()) });
        if (action === "SendTaskSuccess" && machine.stale) {
          response.statusCode = 400;
          json({ __type: "TaskTimedOut" });
        } else json({ status: machine.status, executionArn: "arn:execution", startDate: 0 });
      } else bucket(request.method ?? "", decodeURIComponent(pathname.slice(1)), body);
    });

    function bucket(method: string, key: string, body: Buffer): void {
      const type = request.headers["content-type"] ?? "application/octet-stream";
      if (method === "PUT") {
        objects.set(key, { bytes: body, type });
        dispositions.set(key, String(request.headers["content-disposition"] ?? ""));
      }
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
  const mailAddress = post.server.address();
  return {
    objects,
    dispositions,
    mails,
    refused,
    broken,
    machine,
    environment: {
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_ENDPOINT_URL_S3: origin,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
      QUARANTINE: "quarantine",
      ATTACHMENTS: "attachments",
      CHAIN_KEY: "chain",
      HEADS: "heads",
      HEAD_KEY: "head",
      CODE_KEY: "code",
      AWS_ENDPOINT_URL_SFN: origin,
      STATE_MACHINE: "arn:aws:states:local:000000000000:stateMachine:escalation",
      MAIL: "mail",
      MAIL_HOST: "127.0.0.1",
      MAIL_PORT: String(typeof mailAddress === "object" && mailAddress ? mailAddress.port : 0),
      MAIL_FROM: "office@county.example",
      MAILS_PER_DAY: "3",
      OIDC_ISSUER: issuer(),
      OIDC_AUDIENCE: "huiyin-test",
      OIDC_CLIENT: "console",
      ICP: "豫ICP备00000000号-1",
      ORIGIN: "https://county.example",
    },
    token: (sub, { issuer: by = issuer(), audience = "huiyin-test", expiresAt, key, header, claims = {} } = {}) => {
      const token = new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "k1", ...header })
        .setIssuer(by)
        .setAudience(audience)
        .setIssuedAt();
      if (sub !== undefined) token.setSubject(sub);
      if (expiresAt !== "never") token.setExpirationTime(expiresAt ?? new Date("2036-01-01"));
      return token.sign(key === "foreign" ? foreign.privateKey : privateKey);
    },
    unsigned: (sub, header) => {
      const claims = { sub, iss: issuer(), aud: "huiyin-test", iat: 0, exp: 2_082_758_400 };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      const mac = createHmac("sha256", pem).update(text).digest("base64url");
      return `${text}.${header.alg === "HS256" ? mac : ""}`;
    },
    foreignKey: await exportJWK(foreign.publicKey),
    stop: async () => {
      await new Promise<void>((resolve) => post.close(resolve));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
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
