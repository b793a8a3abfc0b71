import { setTimeout as pause } from "node:timers/promises";
import { openKeep } from "../local/keep.ts";
import { type Client, connect } from "../local/story/client.ts";
import { servicesPath } from "../local/template/names.ts";
import type { Chance } from "./chance.ts";
import { openJudge, type Judging } from "./judge.ts";
import { type MailProxy, openMailProxy } from "./mail-proxy.ts";
import type { FromHost, Given, Place, Trouble } from "./messages.ts";
import type { Kill } from "./plan.ts";
import { type Host, type Running, startEngine, startHost } from "./processes.ts";
import { type Call, openProxy, type Service } from "./proxy.ts";

/** The system under test with everything around it that can go wrong. */
export interface World extends AsyncDisposable {
  readonly judge: Judging;
  /** What processes said last that ended by themselves. */
  readonly deaths: readonly string[];
  readonly mail: MailProxy;
  /** Asks until there is an answer. The same request must mean the same thing when it comes twice. @throws for what the caller did */
  ask<T>(question: (client: Client) => Promise<T>): Promise<T>;
  /** An operation of the engine, asked until it answers. */
  states(operation: string, body: object): Promise<Record<string, unknown>>;
  /** How many of the calls of functions by streams and schedules fail; the issue of which no machine hears anything. */
  trouble(failing: number, deafTo?: string): void;
  /** Kills, and brings up again. Answers whether there was something to kill. */
  kill(kill: Pick<Kill, "victim" | "jump" | "again">): Promise<boolean>;
  /** Sets the clock back while everything runs. */
  back(milliseconds: number): void;
  /** Ends the system in order. */
  off(): Promise<void>;
}

export interface WorldOptions {
  readonly folder: string;
  readonly at: string;
  readonly assembly: string | undefined;
  readonly chance: Chance;
}

/** Milliseconds in which something has to answer, whatever goes wrong. */
const PATIENCE = 240_000;

export async function openWorld({ folder, at, assembly, chance }: WorldOptions): Promise<World> {
  const disposing = new AsyncDisposableStack();
  let real = Promise.withResolvers<{ dynamodb: string; mail: number }>();
  let where: { dynamodb?: string; mail?: number } = {};
  let place: Place | undefined;
  let engine: Running | undefined;
  const deaths: string[] = [];
  let trouble: Trouble = { failing: 0 };

  const kill: World["kill"] = async ({ victim, jump = 0, again }) => {
    if (victim === "functions") return (await host.crash()) > 0;
    await engine?.kill();
    if (victim === "everything") {
      await host.kill();
      if (again !== undefined) {
        const short = begin();
        await pause(again);
        await Promise.all([short.kill(), engine?.kill()]);
      }
      if (jump !== 0) setClock(folder, jump);
      host = begin();
    } else engine = beginEngine();
    return true;
  };
  const judge = openJudge(chance, kill);
  const address = async (service: Service): Promise<string> => {
    if (service === "states") return (await engine?.url) ?? Promise.reject(new Error("there is no engine yet"));
    return service === "dynamodb" ? (await real.promise).dynamodb : `${await host.url}${servicesPath}`;
  };
  const proxy = async (from: Call["from"], service: Service): Promise<string> =>
    disposing.use(await openProxy({ from, service }, () => address(service), judge)).url;
  const ofFunctions = { dynamodb: await proxy("functions", "dynamodb"), states: await proxy("functions", "states") };
  const ofEngine = { dynamodb: await proxy("engine", "dynamodb"), lambda: await proxy("engine", "lambda") };
  const ofHost = await proxy("host", "states");
  const mail = disposing.use(await openMailProxy(async () => (await real.promise).mail));

  /** What ends by itself is started again, as a supervisor would, and told: only a port that somebody else took is nobody's fault. */
  const ended = (said: string): void => {
    if (!said.includes("EADDRINUSE")) deaths.push(said.slice(0, 1000));
    if (said.startsWith("engine")) engine = beginEngine();
    else void kill({ victim: "everything" });
  };
  const beginEngine = (): Running | undefined => place && startEngine(folder, ofEngine, place, ended);
  const heard = (message: FromHost): void => {
    if ("region" in message) {
      place = message;
      engine ??= beginEngine();
    } else if ("service" in message && message.service !== "states") {
      where = { ...where, [message.service]: message.service === "mail" ? Number(message.real) : message.real };
      const { dynamodb, mail: mailPort } = where;
      if (dynamodb !== undefined && mailPort !== undefined) real.resolve({ dynamodb, mail: mailPort });
    }
  };
  let port = 0;
  const begin = (): Host => {
    real = Promise.withResolvers();
    where = {};
    const addresses: Given["addresses"] = { ...ofFunctions, mail: String(mail.port) };
    const given = { folder, assembly, addresses, port, at, engine: ofHost, seed: chance.below(2 ** 31), trouble };
    engine = beginEngine();
    const begun = startHost(given, heard, ended);
    void begun.url.then(
      (url) => {
        port = Number(new URL(url).port);
      },
      () => undefined,
    );
    return begun;
  };
  let host = begin();
  await host.url;

  let known: { url: string; client: Client } | undefined;
  const asked = async <T>(question: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    for (;;) {
      try {
        return await question();
      } catch (error) {
        if (isFinal(error) || performance.now() - started > PATIENCE) throw error;
        await pause(50);
      }
    }
  };
  return {
    deaths,
    judge,
    mail,
    kill,
    ask: (question) =>
      asked(async () => {
        await judge.whole();
        const url = await host.url;
        if (known?.url !== url) known = { url, client: connect(url) };
        return question(known.client);
      }),
    states: (operation, body) =>
      asked(async () => {
        const headers = {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": `AWSStepFunctions.${operation}`,
        };
        const response = await fetch(await address("states"), { method: "POST", headers, body: JSON.stringify(body) });
        const answer: Record<string, unknown> = Object(await response.json());
        if (response.ok) return answer;
        throw new Error(`${operation} → ${response.status} ${JSON.stringify(answer)}`);
      }),
    trouble: (failing, deafTo) => {
      trouble = { failing, deafTo };
      host.tell(trouble);
    },
    back: (milliseconds) => host.tell({ back: milliseconds }),
    off: async () => {
      await host.stop();
      await engine?.kill();
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([host.kill(), engine?.kill()]);
      await disposing.disposeAsync();
    },
  };
}

/** A refusal of what was asked is the story's fault or the system's; anything else may pass. */
function isFinal(error: unknown): boolean {
  const [, status = "", rest = ""] = /→ (\d{3}) (.*)/s.exec(String(error)) ?? [];
  return status.startsWith("4") && status !== "429" && !rest.includes("send-again");
}

/** The clock of a system that is off. */
function setClock(folder: string, milliseconds: number): void {
  const keep = openKeep(`${folder}/local.sqlite`);
  keep.set("clock.offset", String(Number(keep.get("clock.offset")) + milliseconds));
  keep.close();
}
