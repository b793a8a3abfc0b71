import type { Clock } from "../local/clock.ts";
import type { Functions } from "../local/functions/functions.ts";
import type { Pool } from "../local/functions/pool.ts";
import { startLocal } from "../local/system.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { farEngine } from "./far-engine.ts";
import type { FromHost, Given, ToHost } from "./messages.ts";
import { badlyDelivered, deafTo } from "./streams.ts";

/** The local system as a process of its own, its parts reached through the proxies of the runner. */
const given: Given = JSON.parse(process.argv[2] ?? "{}");
const chance: Chance = chanceFrom(given.seed);
const tell = (message: FromHost): void => void process.send?.(message);
let pool: Pool | undefined;
let clock: Clock | undefined;
let { trouble } = given;

process.on("message", (message: ToHost) => {
  if ("failing" in message) trouble = message;
  else if ("back" in message) {
    // A clock that is set right by its server: everybody's at once.
    if (clock) clock.offset[0] = (clock.offset[0] ?? 0) - message.back;
  } else tell({ crashed: pool?.crash() ?? 0 });
});
process.once("disconnect", () => process.exit());

/** Calls that fail, before or after the function ran. */
function unreliable(functions: Functions): Functions {
  const lost = { payload: "{}", error: { type: "TooManyRequestsException", message: "said chaos" } };
  return {
    ...functions,
    invoke: async (arn, payload) => {
      if (chance.next() >= trouble.failing) return functions.invoke(arn, payload);
      if (chance.next() < 0.5) await functions.invoke(arn, payload);
      return lost;
    },
  };
}

const system = await startLocal({
  dataDir: given.folder,
  port: given.port,
  at: given.at,
  assembly: given.assembly,
  say: () => undefined,
  around: {
    address: (service, real) => {
      tell({ service, real });
      return given.addresses[service];
    },
    openEngine: ({ region, account, partition }, { offset }) => {
      tell({ region, account, partition });
      return farEngine(given.engine, () => offset[0] ?? 0);
    },
    functions: (caller, functions) =>
      caller === "streams"
        ? badlyDelivered(
            deafTo(() => trouble.deafTo, unreliable(functions)),
            chance,
          )
        : unreliable(functions),
    started: (parts) => {
      ({ pool, clock } = parts);
    },
  },
});
tell({ url: system.url });
process.once("SIGTERM", () => void system.close().then(() => process.exit(0)));
