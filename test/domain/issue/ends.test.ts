import { expect, test } from "vitest";
import { at, commands, Life } from "./history.ts";

test("an issue that is refused while its withdrawal waits to be verified has no withdrawal any more", () => {
  const life = new Life();
  life.give(at("11-23 09:00"), "enterprise", commands.submit);
  life.give(at("11-23 10:00"), "office", commands.register);
  life.give(at("11-23 11:00"), "enterprise", commands.withdraw);
  expect(life.issue.withdrawal).toBeDefined();
  life.give(at("11-23 12:00"), "office", commands.refuse);
  expect(life.issue).toMatchObject({ status: "refused", duties: [] });
  expect(life.issue.withdrawal).toBeUndefined();
});
