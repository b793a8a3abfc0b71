import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openEngine } from "./engine.ts";
import { serveEngine } from "./server.ts";
import { lambdaAt } from "./tasks/lambda-endpoint.ts";

/** The engine by itself: `npm run engine -- --port 9010 --data DIR`. Other services are found by `AWS_ENDPOINT_URL_*`. */
const { values } = parseArgs({ options: { port: { type: "string", default: "9010" }, data: { type: "string" } } });
if (values.data === undefined || !/^\d{1,5}$/u.test(values.port)) {
  console.error("Usage: npm run engine -- --port 9010 --data DIR   (port 0: any free one)");
  process.exit(2);
}
mkdirSync(values.data, { recursive: true });
const variable = (name: string): string | undefined => process.env[name] || undefined;
const endpoint = (service: string): string | undefined =>
  variable(`AWS_ENDPOINT_URL_${service}`) ?? variable("AWS_ENDPOINT_URL");
const region = variable("AWS_REGION") ?? "us-east-1";
const engine = openEngine({
  file: join(values.data, "engine.sqlite"),
  now: Date.now,
  region,
  account: variable("AWS_ACCOUNT_ID") ?? "000000000000",
  partition: region.startsWith("cn-") ? "aws-cn" : "aws",
  invoke: lambdaAt(endpoint("LAMBDA")),
  endpoint,
});
const server = await serveEngine(engine, Number(values.port));
console.log(`Step Functions engine at ${server.url}, state in ${values.data}`);

async function stop(): Promise<void> {
  await server.close();
  await engine.close();
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
