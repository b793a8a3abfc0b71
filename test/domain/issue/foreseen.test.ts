import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import type { Directory } from "../../../contract/directory.ts";
import { foresee } from "../../../domain/foresee.ts";
import { directory } from "./county.ts";
import { at, commands, dispatched, type Life, told } from "./history.ts";

/** Ten units support the one in the lead, each with a clock to sign by. */
const SUPPORTS = Array.from({ length: 10 }, (_, index) => `S${index}`);
const wide: Directory = {
  ...directory,
  units: [...directory.units, ...SUPPORTS.map((id) => ({ id, name: `协办单位${id}`, group: "department" as const }))],
  persons: [...directory.persons, ...SUPPORTS.map((id) => ({ id, name: id, sub: id }))],
  holdings: [
    ...directory.holdings,
    ...SUPPORTS.flatMap((person) =>
      (["handler", "head"] as const).map((kind) => ({
        seat: `${kind}:${person}`,
        person,
        from: "2025-12-31T16:00:00.000Z",
      })),
    ),
  ],
};

/** Dispatched to eleven units, and then nothing fired for two weeks. */
function neglected(): Life {
  const life = dispatched("C", { directory: wide });
  life.give(at("11-23 10:10"), "office", { name: "changeAssignment", supports: SUPPORTS });
  return life;
}
const NOW = at("12-07 09:00");

function foreseen(life: Life, command: Command, presence: Parameters<typeof foresee>[2]["presence"]) {
  const place = { tenant: "410421", issue: "DEMO-0001", receivedAt: NOW };
  return foresee(life.issue, command, { ...place, presence, ...life.world });
}

describe("what a command would do to an issue on which more is due than one commit takes", () => {
  test("is all that would be committed, and at the end what the command itself does", () => {
    const life = neglected();
    const first = life.ask(NOW, "enterprise", commands.withdraw);
    expect(first).toMatchObject({ command: "timePassed", again: true });
    const before = life.commits.length;
    const all = foreseen(life, commands.withdraw, { as: "enterprise" });
    expect(life.commits).toHaveLength(before);
    const done = life.give(NOW, "enterprise", commands.withdraw);
    expect(life.commits.length).toBeGreaterThan(before + 1);
    expect(all).toMatchObject({ command: "withdrawIssue", again: false, issue: { version: life.issue.version } });
    expect("events" in all && all.events).toEqual(done);
    expect(told(done).at(-1)).toBe("withdrawalRequested");
  });

  test("is the refusal the command would get after all of it", () => {
    const life = neglected();
    life.give(at("11-23 11:00"), "enterprise", commands.withdraw);
    expect(life.ask(NOW, "enterprise", commands.withdraw)).toMatchObject({ again: true });
    expect(foreseen(life, commands.withdraw, { as: "enterprise" })).toMatchObject({ refusal: "withdrawal-pending" });
  });
});
