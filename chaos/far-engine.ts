import { setTimeout as pause } from "node:timers/promises";
import type { Around } from "../local/around.ts";

type FarEngine = ReturnType<NonNullable<Around["openEngine"]>>;

/**
 * The engine in its own process, as the host sees it. What is asked while it is being started again is asked again: the host is
 * not what is tried here.
 */
export function farEngine(url: string, offset: () => number): FarEngine {
  const send = async (target: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
    for (let tries = 1; ; tries++) {
      try {
        const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": target };
        const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
        return { status: response.status, body: Object(await response.json()) };
      } catch (error) {
        if (tries === 600) throw error;
        await pause(50);
      }
    }
  };
  const look = async (): Promise<Record<string, unknown>> => (await send("Chaos.Look", { offset: offset() })).body;
  return {
    handle: async (target, body) => {
      await look();
      return send(target, body);
    },
    nextTimer: async () => {
      const { nextTimer } = await look();
      return typeof nextTimer === "number" ? nextTimer : undefined;
    },
    isQuiet: async () => (await look())["quiet"] === true,
    clockMoved: async () => void (await look()),
    close: async () => undefined,
  };
}
