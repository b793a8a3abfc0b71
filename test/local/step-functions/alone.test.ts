import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, onTestFinished, test } from "vitest";
import { kill } from "./killable.ts";

const SCRIPT = join(import.meta.dirname, "..", "..", "..", "local", "step-functions", "alone.ts");

/** Sources: SDKs and tools reference, "Service-specific endpoints"; Lambda API reference, Invoke. */
test("the engine starts alone, finds Lambda by its variable, and tells its errors as the service does", async () => {
  const asked: { url: string; body: string; log: unknown }[] = [];
  const lambda = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const url = decodeURIComponent(String(request.url));
    asked.push({ url, body, log: request.headers["x-amz-log-type"] });
    if (url.includes("missing")) {
      response.writeHead(404, { "x-amzn-errortype": "ResourceNotFoundException", "x-amzn-requestid": "r1" });
      response.end('{"message":"Function not found"}');
    } else if (url.includes("broken")) {
      response.writeHead(200, { "x-amz-function-error": "Unhandled" });
      response.end('{"errorType":"Broken","errorMessage":"m"}');
    } else {
      response.writeHead(200, { "x-amz-executed-version": "7", "x-amz-log-result": "bG9n" }).end('{"ok":1}');
    }
  });
  lambda.listen(0, "127.0.0.1");
  await once(lambda, "listening");
  const data = mkdtempSync(join(tmpdir(), "huiyin-alone-"));
  const child = spawn(process.execPath, [SCRIPT, "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      AWS_REGION: "cn-north-1",
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
    },
  });
  onTestFinished(async () => {
    await kill(child);
    lambda.close();
    rmSync(data, { recursive: true, force: true });
  });
  const [line]: unknown[] = await once(child.stdout, "data");
  const client = new SFNClient({
    endpoint: /http:\/\/[\d.:]+/u.exec(String(line))?.[0] ?? "",
    region: "cn-north-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  const state = {
    Type: "Task",
    Resource: "arn:aws-cn:states:::lambda:invoke",
    Arguments: { FunctionName: "{% $states.input.name %}", Payload: { a: 1 }, LogType: "Tail" },
    End: true,
  };
  const machine = await client.send(
    new CreateStateMachineCommand({
      name: "m",
      roleArn: "r",
      definition: JSON.stringify({ QueryLanguage: "JSONata", StartAt: "A", States: { A: state } }),
    }),
  );
  expect(machine.stateMachineArn).toBe("arn:aws-cn:states:cn-north-1:000000000000:stateMachine:m");
  const end = async (name: string) => {
    const input = JSON.stringify({ name });
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: machine.stateMachineArn, input }),
    );
    const describe = () => client.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await describe()).status, { timeout: 10_000 }).not.toBe("RUNNING");
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    return { ...(await describe()), events };
  };
  const good = await end("good");
  expect(JSON.parse(String(good.output))).toMatchObject({
    ExecutedVersion: "7",
    LogResult: "bG9n",
    Payload: { ok: 1 },
  });
  expect(asked[0]).toMatchObject({ body: '{"a":1}', log: "Tail" });
  expect(asked[0]?.url).toContain("/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:000000000000:function:good/");
  expect(await end("broken")).toMatchObject({ error: "Broken", cause: '{"errorType":"Broken","errorMessage":"m"}' });
  expect(await end("missing")).toMatchObject({
    error: "Lambda.ResourceNotFoundException",
    cause:
      "Function not found (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: r1; Proxy: null)",
  });
});

test("without a folder for its data it says how it is started", async () => {
  const child = spawn(process.execPath, [SCRIPT], { stdio: ["ignore", "ignore", "pipe"] });
  const [said]: unknown[] = await once(child.stderr, "data");
  expect(String(said)).toContain("npm run engine -- --port 9010 --data DIR");
  await kill(child);
});
