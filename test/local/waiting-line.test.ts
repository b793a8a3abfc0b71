import { describe, expect, it } from "vitest";
import { openWaitingLine } from "../../local/functions/waiting-line.ts";

const PATIENCE = 10_000;

function line() {
  const clock = { now: 0 };
  const waiting = openWaitingLine<string>(PATIENCE, () => clock.now);
  const serve = (): string | undefined => {
    const first = waiting.first();
    waiting.leave();
    return first;
  };
  return { clock, waiting, serve };
}

describe("who waits for a thread", () => {
  it("is served in order of arrival among equals, and what tells of a limit after the limits themselves", () => {
    const { waiting, serve } = line();
    waiting.join("tell 1", true);
    waiting.join("fire 1", false);
    waiting.join("tell 2", true);
    waiting.join("fire 2", false);
    expect([serve(), serve(), serve(), serve(), serve()]).toEqual(["fire 1", "fire 2", "tell 1", "tell 2", undefined]);
  });

  it("is never put off for longer than the line is patient, however large the herd", () => {
    const { clock, waiting, serve } = line();
    waiting.join("tell 1", true);
    clock.now = 5000;
    waiting.join("tell 2", true);
    for (const number of [1, 2, 3]) waiting.join(`fire ${number}`, false);
    clock.now = PATIENCE - 1;
    expect(serve()).toBe("fire 1");
    clock.now = PATIENCE;
    expect([serve(), serve(), serve()]).toEqual(["tell 1", "fire 2", "fire 3"]);
  });

  it("stays the one that was called, although an older one's patience ends meanwhile", () => {
    const { clock, waiting } = line();
    waiting.join("tell", true);
    waiting.join("fire", false);
    expect(waiting.first()).toBe("fire");
    clock.now = PATIENCE;
    waiting.leave();
    expect(waiting.first()).toBe("tell");
    expect(waiting.length()).toBe(1);
  });
});
