import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { WAIT_EXPRESSIONS, WAIT_NAMES } from "../../adapters/store/wait-expressions.ts";
import { expectCounted } from "../golden-counts.ts";
import { explore, type Protocol, type Step } from "./parking-model.ts";

/** The model runs the conditions that are shipped: the machine's from the ASL file, the commands' from the store. */
const asl = JSON.parse(readFileSync(join(import.meta.dirname, "../../workflow/escalation.asl.json"), "utf8"));
const parking = asl.States["Wait for news or the deadline"];

function shipped({ update, condition }: { update: string; condition?: string }) {
  return { UpdateExpression: update, ConditionExpression: condition, ExpressionAttributeNames: WAIT_NAMES };
}

const PROTOCOL: Protocol = {
  park: parking.Arguments,
  wake: shipped(WAIT_EXPRESSIONS.wake),
  settle: shipped(WAIT_EXPRESSIONS.settle),
  removeToken: shipped(WAIT_EXPRESSIONS.removeToken),
  nextEpoch: shipped(WAIT_EXPRESSIONS.epoch),
  reopen: shipped(WAIT_EXPRESSIONS.reopen),
};

const PROGRAMS: readonly (readonly Step[])[] = [
  ["later", "earlier"],
  ["earlier", "settle"],
  ["note", "later", "settle"],
  ["settle", "reopen"],
  ["reopen", "later"],
  ["fire", "later"],
  ["earlier", "fire"],
];

const counts: Record<string, number> = {};

/** Two commands are enough to lose a wake-up in every variant known to be wrong. */
const WRONG: Readonly<Record<string, Protocol>> = {
  "a token is left without a condition": {
    ...PROTOCOL,
    park: { ...PROTOCOL.park, ConditionExpression: undefined },
  },
  "a token is left whatever the wake time": {
    ...PROTOCOL,
    park: { ...PROTOCOL.park, ConditionExpression: "epoch = :epoch" },
  },
  "a command Puts the waiting item": { ...PROTOCOL, putsWait: true },
  "the token is removed whichever it is": {
    ...PROTOCOL,
    removeToken: { ...PROTOCOL.removeToken, ConditionExpression: undefined },
  },
  "the condition looks at the version of another item": {
    ...PROTOCOL,
    versionOfAnotherItem: true,
    park: { ...PROTOCOL.park, ConditionExpression: "epoch = :epoch" },
  },
  "nobody is called although a commit moved the next wake": { ...PROTOCOL, callsNobodyAfterAMove: true },
  "a restart claims no epoch": {
    ...PROTOCOL,
    nextEpoch: { ...PROTOCOL.nextEpoch, UpdateExpression: "SET #epoch = :before" },
  },
};

describe("the parking protocol, every interleaving", () => {
  it.each(PROGRAMS.map((program) => program.join(", ")))("loses no wake-up: %s", { timeout: 120_000 }, (name) => {
    const found = explore(PROTOCOL, PROGRAMS.find((program) => program.join(", ") === name) ?? []);
    expect(found.violation).toBeUndefined();
    counts[name] = found.states;
  });

  it("was looked at in as many states as were counted", () => {
    expectCounted("states of the parking protocol", counts);
  });

  it.each(Object.keys(WRONG))("finds the lost wake-up when %s", (name) => {
    const protocol = WRONG[name];
    expect(protocol && explore(protocol, ["later", "earlier"]).violation).toMatch(/lost wake-up/);
  });

  it("finds the lost wake-up when a reopening claims no epoch of its own", () => {
    const same = WAIT_EXPRESSIONS.reopen.update.replace("#epoch = :epoch", "#epoch = :before");
    const protocol = { ...PROTOCOL, reopen: { ...PROTOCOL.reopen, UpdateExpression: same } };
    expect(explore(protocol, ["settle", "reopen"]).violation).toMatch(/lost wake-up/);
  });

  it("parks only with a time-out, and catches nothing but the time-out and the failed condition", () => {
    expect(parking.TimeoutSeconds).toContain("$millis()");
    expect(parking.Catch).toHaveLength(1);
    expect(parking.Catch[0].ErrorEquals).toEqual(["States.Timeout", "DynamoDb.ConditionalCheckFailedException"]);
  });
});
