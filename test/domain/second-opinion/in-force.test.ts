import { describe, expect, test } from "vitest";
import { appliedAt, knownAt, possibleAt } from "../../../domain/second-opinion/in-force.ts";
import { at } from "../issue/history.ts";

const approved = [
  { version: "first", from: "" },
  { version: "second", from: at("11-23 12:00") },
];

describe("of a calendar put in force at noon", () => {
  test.each([
    ["11-23 11:59", "first", ["first"]],
    ["11-23 12:00", undefined, ["first", "second"]],
    ["11-23 12:00:59", undefined, ["first", "second"]],
    ["11-23 12:01", "second", ["second"]],
    ["11-24 09:00", "second", ["second"]],
  ])("a command at %s had to know %s, and may have known %j", (when, known, possible) => {
    expect(knownAt(at(when), approved)).toBe(known);
    expect(possibleAt(at(when), approved)).toEqual(possible);
  });

  test.each([
    ["11-23 11:59", "first"],
    ["11-23 12:00", undefined],
    ["11-23 14:59:59", undefined],
    ["11-23 15:00", "second"],
  ])("everything open at %s is counted by %s: the job runs every hour and may fail twice", (when, applied) => {
    expect(appliedAt(at(when), approved)).toBe(applied);
  });
});

test("before any calendar was put in force none had to be known, and the first may have been", () => {
  const late = [{ version: "first", from: at("11-23 12:00") }];
  expect(knownAt(at("11-23 11:00"), late)).toBeUndefined();
  expect(possibleAt(at("11-23 11:00"), late)).toEqual([]);
  expect(possibleAt(at("11-23 12:00:30"), late)).toEqual(["first"]);
  expect(knownAt(at("11-23 12:00:30"), late)).toBeUndefined();
  expect(knownAt(at("11-23 12:01"), [])).toBeUndefined();
});
