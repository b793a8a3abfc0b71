// Runs deployed bundles as Lambda's runtime would: one invocation at a time, errors as Lambda reports them.
// A thread holds several functions, because a thread of its own for each costs 20 MB. They share nothing but the thread:
// each has its own modules, and its own environment while it runs.
import { parentPort, workerData } from "node:worker_threads";
import type { Deployed, FromThread, Invocation, Outcome } from "./messages.ts";
import { moveDate } from "./moved-date.ts";

type Handler = (event: unknown, context: object) => unknown;

const offset: Float64Array<SharedArrayBuffer> = workerData;
moveDate(offset);

const handlers = new Map<string, Promise<Handler>>();
let running = "";

/** Every line on its way to the host is a message: those of one invocation go together, at its end or soon. */
const soon = 250;
let said = "";
let saying: NodeJS.Timeout | undefined;
const write = process.stdout.write.bind(process.stdout);
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array): boolean => {
    said += `${running} ${String(chunk).trimEnd()}\n`;
    saying ??= setTimeout(say, soon);
    return true;
  };
}

function say(): void {
  clearTimeout(saying);
  saying = undefined;
  if (said !== "") write(said);
  said = "";
}

parentPort?.on("message", (invocation: Invocation) => {
  void answer(invocation).then((outcome) => {
    say();
    tell(outcome);
  });
});

function tell(message: FromThread): void {
  parentPort?.postMessage(message, []);
}

async function answer(invocation: Invocation): Promise<Outcome> {
  const { deployed } = invocation;
  try {
    running = deployed.name;
    process.env = { ...deployed.environment };
    const known = handlers.has(deployed.module + deployed.handler);
    const run = await handlerOf(deployed);
    if (!known) tell("begun");
    const result = await run(JSON.parse(invocation.payload), contextOf(invocation));
    return { payload: JSON.stringify(result) ?? "null" };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.error(error.stack);
    const payload = { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
    return { payload: JSON.stringify(payload), error: { type: error.name, message: error.message } };
  }
}

function handlerOf(deployed: Deployed): Promise<Handler> {
  const known = handlers.get(deployed.module + deployed.handler);
  if (known) return known;
  const loading = load(deployed);
  handlers.set(deployed.module + deployed.handler, loading);
  return loading;
}

/** The function's name in the URL: the same bundle deployed twice is loaded twice. */
async function load({ name, module, handler }: Deployed): Promise<Handler> {
  const bundle: Record<string, unknown> = await import(`${module}?${name}`);
  const found = bundle[handler];
  if (typeof found === "function") return (event, context) => Reflect.apply(found, undefined, [event, context]);
  throw new Error(`${handler} is not exported by ${module}`);
}

function contextOf({ deployed, requestId, timeout }: Invocation): object {
  const started = performance.now();
  return {
    awsRequestId: requestId,
    functionName: deployed.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: deployed.arn,
    memoryLimitInMB: String(deployed.memory),
    logGroupName: `/aws/lambda/${deployed.name}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(timeout - (performance.now() - started))),
  };
}
