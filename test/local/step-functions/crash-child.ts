import { appendFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { openEngine } from "../../../local/step-functions/engine.ts";
import { serveEngine } from "../../../local/step-functions/server.ts";

/** An engine in a process of its own, so that it can be killed. Every call of a function leaves a line in `calls`. */
const [file = "", calls = ""] = process.argv.slice(2);
const engine = openEngine({
  file,
  now: Date.now,
  region: "cn-north-1",
  account: "123456789012",
  partition: "aws-cn",
  endpoint: () => undefined,
  invoke: async (_, payload) => {
    appendFileSync(calls, `${payload}\n`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { payload };
  },
});
const { url } = await serveEngine(engine, 0);
process.stdout.write(`${url}\n`);
// Kept now: it will not end in order.
flushCompileCache();
