import { existsSync } from "node:fs";
import { join } from "node:path";
import { openKeep } from "../local/keep.ts";
import { openEngine } from "../local/step-functions/engine.ts";
import { serveEngine } from "../local/step-functions/server.ts";
import { lambdaAt } from "../local/step-functions/tasks/lambda-endpoint.ts";

/** The engine of the local system as a process of its own, so that it can be killed alone. Its clock is told to it, or kept. */
const [folder = "", dynamodb = "", lambda = "", region = "", account = "", partition = ""] = process.argv.slice(2);
const file = join(folder, "local.sqlite");
let offset = 0;
if (existsSync(file)) {
  const keep = openKeep(file);
  offset = Number(keep.get("clock.offset") ?? 0);
  keep.close();
}
const now = (): number => Date.now() + offset;
const engine = openEngine({
  file: join(folder, "states.sqlite"),
  now,
  region,
  account,
  partition,
  endpoint: (service) => (service === "DYNAMODB" ? dynamodb : undefined),
  invoke: lambdaAt(lambda),
});

/** Beside the operations of the service: what the mover of the clock has to know. */
const handle: typeof engine.handle = async (target, body) => {
  if (target !== "Chaos.Look") return engine.handle(target, body);
  const told = Number(Object(body)["offset"]);
  const moved = told !== offset;
  offset = told;
  if (moved) engine.clockMoved();
  return { status: 200, body: { nextTimer: engine.nextTimer(), quiet: engine.isQuiet(now()) } };
};
const { url } = await serveEngine({ handle }, 0);
process.send?.({ url });
process.once("disconnect", () => process.exit());
