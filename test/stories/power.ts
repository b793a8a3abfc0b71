import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import { type Client, connect } from "../../local/story/client.ts";
import { type DataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/**
 * When the power fails within a stretch of the story: at the n-th answer of the API (its commit is made, the stream has
 * not been read), or at the n-th write to one of the databases. Counted, not timed: a slow computer is cut at the same point.
 */
export interface Cut {
  readonly at: "answer" | "write";
  readonly count: number;
}

/** A system whose power fails and comes back; what is asked of it is asked again until it answers. */
export interface Power {
  /** From now on the cut may come. */
  arm(cut: Cut): void;
  /** The stretch is over: a cut that has not come comes now. */
  stretchEnds(): Promise<void>;
  /** Asks, again after every power cut. The same request must mean the same thing when it comes twice. */
  ask<T>(question: (client: Client) => Promise<T>): Promise<T>;
  moveTo(instant: string): Promise<void>;
  /** How often it was cut, and where. */
  readonly cuts: readonly string[];
  /** Instants at which the clock stood before one it had shown earlier. */
  readonly backwards: readonly string[];
  off(): Promise<void>;
}

interface Life {
  readonly system: RunningSystem;
  readonly client: Client;
  dead: boolean;
}

export async function switchOn(data: DataFolder, at: string): Promise<Power> {
  const cuts: string[] = [];
  const backwards: string[] = [];
  let seen = "";
  let armed: (Cut & { left: number }) | undefined;
  const begin = async (from?: string): Promise<Life> => {
    const system = await startSystem(data, from, from === undefined ? "" : "0");
    return { system, client: connect(system.url), dead: false };
  };
  let current = begin(at);
  let life = await current;

  const fail = (): void => {
    if (armed === undefined || life.dead) return;
    cuts.push(`${armed.at} ${armed.count - armed.left} of ${armed.count}`);
    armed = undefined;
    life.dead = true;
    const killed = life.system.kill();
    current = killed.then(async () => {
      life = await begin();
      return life;
    });
    current.catch(() => undefined); // whoever asks next is told
  };
  const happened = (what: Cut["at"]): void => {
    if (armed?.at !== what) return;
    armed.left -= 1;
    if (armed.left <= 0) fail();
  };
  const watchers = [data.path, join(data.path, "dynamodb")].map((folder): FSWatcher =>
    watch(folder, (_event, name) => {
      if (name?.endsWith("-wal")) happened("write");
    }),
  );

  const ask = async <T>(question: (client: Client) => Promise<T>): Promise<T> => {
    for (;;) {
      const asked = await current;
      try {
        const answer = await question(asked.client);
        happened("answer");
        return answer;
      } catch (error) {
        if (!asked.dead && !String(error).includes("send-again")) throw error;
      }
    }
  };
  const look = async (client: Client): Promise<string> => {
    const now = await client.now();
    if (now < seen) backwards.push(`${now} after ${seen}`);
    seen = now;
    return now;
  };

  return {
    cuts,
    backwards,
    ask,
    arm: (cut) => {
      armed = { ...cut, left: cut.count };
    },
    stretchEnds: async () => {
      fail();
      await current;
    },
    moveTo: async (instant) => {
      await ask(async (client) => {
        const now = Date.parse(await look(client));
        await client.moveTo(new Date(Math.max(Date.parse(instant), now + 1000)).toISOString());
        await look(client);
      });
    },
    off: async () => {
      for (const watcher of watchers) watcher.close();
      await (await current).system.stop();
    },
  };
}
