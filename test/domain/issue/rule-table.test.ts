import { describe, expect, test } from "vitest";
import { COMMANDS, type CommandName, STATUSES } from "../../../contract/vocabulary.ts";
import { expectCounted } from "../../golden-counts.ts";
import { misled } from "../histories/followed.ts";
import { commandFor, PRESENCES } from "./asked.ts";
import { extensionTo, told } from "./history.ts";
import { everySituation, NEW_DUE, situationOf } from "./rule-situations.ts";
import { answerOf, type Facts, SEAT_REFUSALS } from "./rule-table.ts";
import type { Situation } from "./states.ts";

/** Status × command × seat × open requests, against commands.md §6 as it was typed into rule-table.ts. */
const ALL = [...everySituation()];
const counts = { situations: 0, cases: 0, accepted: 0, "wrong status": 0, "not the seat": 0, "refused by a guard": 0 };

function answer(command: CommandName, seat: string, situation: Situation): string | readonly string[] {
  const { life, now } = situation;
  const longer = extensionTo(NEW_DUE[life.issue.tier] ?? "");
  const given = command === "requestExtension" ? longer : commandFor(command, situation);
  const decision = life.ask(now, PRESENCES[seat] ?? { as: "enterprise" }, given);
  if ("refusal" in decision) return decision.refusal;
  // where it leads to, the small model of the rule book says as well
  return [...told(decision.events), ...misled(life.issue, life.world.pack.tiers.length - 1, given, decision)];
}

function check(facts: Facts): string[] {
  const situation = situationOf(facts);
  const wrong: string[] = situation.life.issue.status === facts.status ? [] : [situation.life.issue.status];
  counts.situations++;
  for (const command of COMMANDS) {
    for (const seat of Object.keys(PRESENCES)) {
      const expected = answerOf(command, seat, facts);
      const found = answer(command, seat, situation);
      const same =
        expected === "seat" ? SEAT_REFUSALS.some((code) => code === found) : String(expected) === String(found);
      if (!same) wrong.push(`${seat} ${command}: the table says ${expected}, the domain ${found}`);
      counts.cases++;
      if (Array.isArray(expected)) counts.accepted++;
      else if (expected === "seat") counts["not the seat"]++;
      else counts[expected === "wrong-status" ? "wrong status" : "refused by a guard"]++;
    }
  }
  return wrong;
}

describe("the table of commands", () => {
  test.each(STATUSES)("says what the domain does to an issue %s", { timeout: 120_000 }, (status) => {
    const wrong = ALL.filter((facts) => facts.status === status).flatMap((facts) =>
      check(facts).map((what) => `${JSON.stringify(facts)} ${what}`),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  test("was held against as many cases as were counted", () => {
    expectCounted("status × command × seat × requests", counts);
  });
});
