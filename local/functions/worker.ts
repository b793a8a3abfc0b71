// Runs one deployed bundle as Lambda's runtime would: one invocation at a time, errors as Lambda reports them.
import { parentPort, workerData } from "node:worker_threads";
import type { Invocation, Outcome, WorkerSettings } from "./messages.ts";
import { moveDate } from "./moved-date.ts";

type Handler = (event: unknown, context: object) => unknown;

const settings: WorkerSettings = workerData;
moveDate(settings.offset);

async function load(): Promise<Handler> {
  const bundle: Record<string, unknown> = await import(settings.module);
  const found = bundle[settings.handler];
  if (typeof found === "function") return (event, context) => Reflect.apply(found, undefined, [event, context]);
  throw new Error(`${settings.handler} is not exported by ${settings.module}`);
}

// Loaded before the first invocation, whose time does not count it: as Lambda's initialisation.
const handler = load();
handler.catch(() => undefined).finally(() => parentPort?.postMessage("ready", []));

parentPort?.on("message", (invocation: Invocation) => {
  void answer(invocation).then((outcome) => parentPort?.postMessage(outcome, []));
});

async function answer(invocation: Invocation): Promise<Outcome> {
  try {
    const run = await handler;
    const result = await run(JSON.parse(invocation.payload), contextOf(invocation));
    return { payload: JSON.stringify(result) ?? "null" };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.error(error.stack);
    const payload = { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
    return { payload: JSON.stringify(payload), error: { type: error.name, message: error.message } };
  }
}

function contextOf(invocation: Invocation): object {
  const started = performance.now();
  return {
    awsRequestId: invocation.requestId,
    functionName: settings.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: String(settings.memory),
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(invocation.timeout - (performance.now() - started))),
  };
}
