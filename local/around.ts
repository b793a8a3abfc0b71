import type { Clock } from "./clock.ts";
import type { Pool } from "./functions/pool.ts";
import type { Functions } from "./functions/functions.ts";
import type { Machines } from "./machines.ts";
import type { EngineOptions } from "./step-functions/engine.ts";

/** Where something can be put between the parts of the local system: `npm run chaos` does, nothing else. */
export interface Around {
  /** What is told to those who look for a service, in place of where it is. */
  address?(service: "dynamodb" | "states" | "mail", real: string): string;
  /** The engine of the state machines; one in this process without it. */
  openEngine?(options: EngineOptions, clock: Clock): Machines["engine"];
  /** What a caller of functions gets in their place. */
  functions?(caller: "streams" | "schedules", functions: Functions): Functions;
  /** Everything has started. */
  started?(parts: { pool: Pool; clock: Clock }): void;
}
