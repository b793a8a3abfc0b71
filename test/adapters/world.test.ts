import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { settings } from "../../adapters/environment.ts";
import { describeExecution, openExecutions, signal, startExecution } from "../../adapters/executions.ts";
import { verifyToken } from "../../adapters/identity.ts";
import { openPostbox } from "../../adapters/mail.ts";
import { chainKey, getSecret } from "../../adapters/secrets.ts";

/** One small server that is, by turns, an issuer, Secrets Manager and Step Functions. */
let server: Server;
let origin: string;
const { privateKey, publicKey } = await generateKeyPair("RS256");
const stranger = await generateKeyPair("RS256");
const seen: { target: string; body: string; authorization: string }[] = [];
let states: Record<string, unknown> = {};

beforeAll(async () => {
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: "RS256", use: "sig", kid: "k1" }] };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"] ?? "");
      if (target) {
        const authorization = request.headers.authorization ?? "";
        seen.push({ target, body: Buffer.concat(chunks).toString(), authorization });
      }
      const answer = answerTo(request.url ?? "", target, jwks);
      response.writeHead("__type" in answer ? 400 : 200, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", origin);
  vi.stubEnv("AWS_ENDPOINT_URL_SFN", origin);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  vi.stubEnv("AWS_REGION", "cn-north-1");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

function answerTo(path: string, target: string, jwks: object): object {
  if (path.endsWith("openid-configuration")) return { issuer: origin, jwks_uri: `${origin}/jwks` };
  if (path === "/jwks") return jwks;
  if (target === "secretsmanager.GetSecretValue") return { SecretString: '{"keyId":"k1","key":"secret"}' };
  return { ...(states[target.split(".")[1] ?? ""] ?? { __type: "ValidationException" }) };
}

describe("settings", () => {
  test("are what the function was given, and a missing one has a name", () => {
    vi.stubEnv("TABLE", "table-1");
    expect(settings("TABLE")).toEqual({ TABLE: "table-1" });
    vi.stubEnv("TENANT", "");
    expect(() => settings("TABLE", "TENANT")).toThrow("TENANT");
  });
});

describe("secrets", () => {
  test("are asked for once, signed", async () => {
    expect(await chainKey("secret-arn")).toEqual({ keyId: "k1", key: "secret" });
    await getSecret("secret-arn");
    const asked = seen.filter(({ target }) => target.startsWith("secretsmanager"));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toBe('{"SecretId":"secret-arn"}');
    expect(asked[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/cn-north-1\/secretsmanager\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$/,
    );
  });
});

describe("tokens", () => {
  const signed = (expires: string, { by = privateKey, audience = "huiyin", issuer = origin } = {}) =>
    new SignJWT({ sub: "p-1" })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(by);
  const verified = async (token: string | Promise<string>) =>
    verifyToken(await token, { issuer: origin, audience: "huiyin" });

  test("of the stage's issuer and audience name a person", async () => {
    expect(await verified(signed("1h"))).toEqual({ sub: "p-1" });
  });

  test("that are over, foreign, forged or none are told apart as far as the caller may know", async () => {
    expect(await verified(signed("-1h"))).toBe("expired");
    expect(await verified(signed("1h", { audience: "other" }))).toBe("invalid");
    expect(await verified(signed("1h", { issuer: "https://elsewhere.example" }))).toBe("invalid");
    expect(await verified(signed("1h", { by: stranger.privateKey }))).toBe("invalid");
    expect(await verified("no.token.at-all")).toBe("invalid");
    expect(await verified("")).toBe("invalid");
  });
});

describe("the machines", () => {
  const machine = { STATE_MACHINE: "arn:aws-cn:states:cn-north-1:1:stateMachine:escalation" };

  test("are named after issue and epoch, so that a start sent twice starts one", async () => {
    states = { StartExecution: { executionArn: "x", startDate: 1 } };
    const input = { pk: "T#1#ISSUE#A", issue: "A", epoch: "2", wakeAt: "2026-11-24T10:00:15.000Z" };
    await startExecution(openExecutions(machine), input);
    const { body = "{}" } = seen.at(-1) ?? {};
    expect(JSON.parse(body)).toEqual({
      stateMachineArn: machine.STATE_MACHINE,
      name: "A-2",
      input: JSON.stringify(input),
    });
    states = { StartExecution: { __type: "com.amazonaws.states#ExecutionAlreadyExists" } };
    await startExecution(openExecutions(machine), input);
  });

  test("that wait no longer make a signal stale, which is no fault", async () => {
    states = { SendTaskSuccess: {} };
    expect(await signal(openExecutions(machine), "token", "settled")).toBe("sent");
    states = { SendTaskSuccess: { __type: "TaskTimedOut" } };
    expect(await signal(openExecutions(machine), "token", "settled")).toBe("stale");
    states = { SendTaskSuccess: { __type: "TaskDoesNotExist" } };
    expect(await signal(openExecutions(machine), "token", "settled")).toBe("stale");
    states = { SendTaskSuccess: { __type: "AccessDeniedException" } };
    await expect(signal(openExecutions(machine), "token", "settled")).rejects.toThrow();
  });

  test("that do not exist are missing", async () => {
    states = { DescribeExecution: { executionArn: "x", stateMachineArn: "y", status: "RUNNING", startDate: 1 } };
    expect(await describeExecution(openExecutions(machine), { issue: "A", epoch: "1" })).toBe("RUNNING");
    expect(seen.at(-1)?.body).toContain("arn:aws-cn:states:cn-north-1:1:execution:escalation:A-1");
    states = { DescribeExecution: { __type: "ExecutionDoesNotExist" } };
    expect(await describeExecution(openExecutions(machine), { issue: "A", epoch: "1" })).toBe("missing");
  });
});

describe("mails", () => {
  test("say that they are automatic and keep their id; a dead address is told from a slow server", async () => {
    const raw: string[] = [];
    const answers: Readonly<Record<string, number>> = { dead: 550, full: 452, closing: 421 };
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onAuth: (_auth, _session, done) => done(null, { user: "any" }),
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = answers[address.split("@", 1)[0] ?? ""];
        return responseCode === undefined ? done() : done(Object.assign(new Error("no"), { responseCode }));
      },
      onMailFrom: ({ address }, _session, done) =>
        address.startsWith("nobody") ? done(Object.assign(new Error("no"), { responseCode: 550 })) : done(),
      onData: (stream, _session, done) => {
        stream.on("data", (chunk: Buffer) => raw.push(chunk.toString()));
        stream.on("end", () => done());
      },
    });
    const port = await new Promise<number>((resolve) => {
      const listening = smtp.listen(0, "127.0.0.1", () => {
        const address = listening.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    states = {};
    const given = {
      MAIL: "mail-arn",
      MAIL_HOST: "127.0.0.1",
      MAIL_PORT: String(port),
      MAIL_FROM: "回音 <no-reply@huiyin.example>",
    };
    const postbox = await openPostbox(given, async () => '{"user":"","password":"x"}');
    const mail = {
      to: "a@example.test",
      subject: "〔2026〕0001号 已受理",
      text: "您好。",
      messageId: "i.1.ent@huiyin",
    };
    expect(await postbox.send(mail)).toEqual({ sent: true });
    for (const [to, fault] of [
      ["dead@example.test", "address"],
      ["full@example.test", "passing"],
      ["closing@example.test", "server"],
    ] as const)
      expect(await postbox.send({ ...mail, to }), to).toMatchObject({ sent: false, fault });
    // A sender that is refused is refused for every mail.
    const strange = await openPostbox(
      { ...given, MAIL_FROM: "nobody@huiyin.example" },
      async () => '{"user":"","password":"x"}',
    );
    expect(await strange.send(mail)).toMatchObject({ sent: false, fault: "server" });
    strange.close();
    const parsed = await simpleParser(raw.join(""));
    expect(parsed.messageId).toBe("<i.1.ent@huiyin>");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.subject).toBe(mail.subject);
    postbox.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
    const closed = await openPostbox(given, async () => '{"user":"","password":"x"}');
    expect(await closed.send(mail)).toMatchObject({ sent: false, fault: "server" });
    closed.close();
  });
});
