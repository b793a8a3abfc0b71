import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod/mini";
import { forget, get, newDataFolder, post, type Running, run } from "./running.ts";

const Notes = z.object({ notes: z.array(z.object({ pk: z.string() })) });

let folder = "";
let system: Running | undefined;
beforeEach(() => {
  folder = newDataFolder();
});
afterEach(async () => {
  await system?.stop();
  forget(folder);
});

async function keys(url: string, prefix: string): Promise<string[]> {
  return Notes.parse((await get(`${url}/notes?prefix=${encodeURIComponent(prefix)}`)).body).notes.map(({ pk }) => pk);
}

it("delivers after kill -9 what was written before it, and keeps the clock", async () => {
  system = await run(folder, ["--at", "2026-07-01T08:00"]);
  const written: string[] = [];
  for (let round = 0; round < 2; round++) {
    await post(`${system.url}/_local/clock`, { by: "P1D" });
    const ids = Array.from({ length: 8 }, (_none, at) => `${round}-${at}`);
    const answers = await Promise.all(ids.map((id) => post(`${system?.url}/notes`, { id, text: "wait" })));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 201));
    written.push(...ids);
    await system.kill(); // the stream has most of them still to deliver
    system = await run(folder);
  }
  await post(`${system.url}/_local/clock`, { by: "P2D" });
  expect(await keys(system.url, "SEEN#")).toEqual(written.map((id) => `SEEN#NOTE#${id}`).toSorted());
  expect(await keys(system.url, "TIMER#")).toEqual(written.map((id) => `TIMER#NOTE#${id}`).toSorted());
  expect((await get(`${system.url}/_local/clock`)).body).toMatchObject({
    local: expect.stringMatching(/^2026-07-05T08/),
  });
});

it("stops cleanly, starts again at the same address, and refuses a second system on the same folder", async () => {
  system = await run(folder);
  const { url } = system;
  await expect(run(folder)).rejects.toThrow("正被另一个进程使用");
  await system.stop();
  system = await run(folder, [], {});
  expect(system.url).toBe(url);
}, 120_000);
