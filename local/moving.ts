import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "./clock.ts";
import type { Pool } from "./functions/pool.ts";
import type { Gate } from "./gate.ts";
import type { Fired, Schedules } from "./schedules/schedules.ts";
import type { EngineAnywhere } from "./machines.ts";
import type { Streams } from "./streams/streams.ts";

/** Moves the clock so that everything due on the way happens, in order, and runs the schedules in between. */
export interface Mover {
  /** Answers when all is done. @throws NotQuiet if something does not come to rest */
  moveTo(instant: number): Promise<Fired[]>;
  /** Resolves at a moment when nothing runs and nothing is waiting to run. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export class NotQuiet extends Error {}

export interface MoverParts {
  clock: Clock;
  pool: Pool;
  gate: Gate;
  streams: Streams;
  engine: Pick<EngineAnywhere, "nextTimer" | "isQuiet" | "clockMoved">;
  schedules: Schedules;
  /** Deletes items whose time to live is over. */
  removeExpired(): Promise<void>;
}

/** No step of the way takes longer than this, in milliseconds of real time. */
const patience = 120_000;

export function startMover(parts: MoverParts): Mover {
  const { clock, pool, gate, streams, engine, schedules } = parts;
  const state = { closed: false };
  let turn: Promise<unknown> = Promise.resolve();
  /** One thing at a time: a move, or a tick of the schedules. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const quiet = async (): Promise<void> => {
    const started = performance.now();
    const ran = (): number => pool.started() + gate.entered();
    const idle = (): boolean => pool.busy() === 0 && gate.inside() === 0;
    while (!state.closed) {
      const before = ran();
      if (idle()) {
        await streams.drained();
        if (idle() && (await engine.isQuiet(clock.now())) && idle() && ran() === before) return;
      }
      if (performance.now() - started > patience) throw new NotQuiet(`系统在 ${patience / 1000} 秒内没有安静下来`);
      await pause(idle() ? 1 : 3);
    }
  };

  /** A quiet moment: requests that waited are let in, and finish before the way goes on. */
  const rest = async (): Promise<void> => {
    await quiet();
    gate.open();
    await pause(0);
    gate.shut();
    await quiet();
  };

  const step = async (instant: number, fired: Fired[], last: boolean): Promise<void> => {
    const timer = await engine.nextTimer();
    clock.advanceTo(instant);
    await engine.clockMoved();
    if (timer !== undefined && timer <= clock.now()) fired.push({ at: new Date(instant).toISOString(), what: "timer" });
    await quiet();
    fired.push(...(await schedules.fireDue(false)));
    await quiet();
    fired.push(...(await schedules.fireRates(last)));
    await rest();
  };

  // Reads the whole table: at most once a minute, as the engines of AWS are in no hurry either.
  let swept = performance.now();
  const sweep = async (): Promise<void> => {
    if (performance.now() - swept < 60_000) return;
    swept = performance.now();
    await parts.removeExpired();
  };

  /** The next instant at which something is due, possibly past. */
  const next = async (): Promise<number | undefined> => {
    const due = [await engine.nextTimer(), schedules.nextDue()].filter((time) => time !== undefined);
    return due.length === 0 ? undefined : Math.min(...due);
  };

  const moveTo = async (target: number): Promise<Fired[]> => {
    const fired: Fired[] = [];
    gate.shut();
    try {
      await rest();
      for (;;) {
        const due = (await next()) ?? target;
        if (due >= target || state.closed) break;
        await step(Math.max(due, clock.now()), fired, false);
      }
      if (!state.closed) await step(target, fired, true);
      await sweep();
      return fired;
    } finally {
      if (!state.closed) gate.open();
    }
  };

  let ticking = false;
  const tick = setInterval(() => {
    if (ticking) return; // a move is under way, or a schedule takes its time
    ticking = true;
    void alone(() => schedules.fireDue(true)).finally(() => {
      ticking = false;
    });
  }, 1000);
  const minute = setInterval(() => void alone(sweep).catch(() => undefined), 60_500);
  return {
    moveTo: (instant) => alone(() => moveTo(instant)),
    quiet,
    close: async () => {
      state.closed = true;
      clearInterval(tick);
      clearInterval(minute);
      gate.shut(); // what comes now waits, and is cut off with the door
      for (let waited = 0; gate.inside() > 0 && waited < 300; waited++) await pause(100);
      await turn;
    },
  };
}
