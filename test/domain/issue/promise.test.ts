import { describe, expect, test } from "vitest";
import { overdueFrom } from "../../../domain/promise.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  giveBack,
  Life,
  rate,
  suspensionDecided,
  suspensionUntil,
  verifying,
} from "./history.ts";

/** §9: from when on an issue is overdue, by what was promised first, whatever the later limits say. */
function overdue(life: Life): string | undefined {
  return overdueFrom(life.issue);
}

/** Contacted, so that a close-out may be asked for at any time. */
function contacted(): Life {
  const life = dispatched();
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  return life;
}

describe("an issue is overdue", () => {
  test("from the end of what was promised on, and never before it was dispatched", () => {
    const life = new Life();
    life.give(at("11-23 09:00"), "enterprise", commands.submit);
    expect(overdue(life)).toBeUndefined();
    expect(overdue(dispatched())).toBe(at("11-30 18:00"));
  });
  test("from there on too when it was raised a tier: a fresh limit is no fresh promise", () => {
    const life = dispatched();
    life.passUntil(at("11-30 18:00:15"));
    expect(life.duty("solve").dueAt).toBe(at("12-07 18:00"));
    expect(overdue(life)).toBe(at("11-30 18:00"));
  });
  test("not while it is reviewed, if that was asked for by the last moment; returned, it has a later end", () => {
    const inTime = contacted();
    inTime.give(at("11-30 18:00"), "handler", commands.closeOut);
    expect(overdue(inTime)).toBeUndefined();
    const life = contacted();
    life.give(at("11-24 10:00"), "handler", commands.closeOut);
    life.give(at("11-24 11:00"), "head", approve(0));
    expect(overdue(life)).toBeUndefined();
    life.give(at("11-26 09:00"), "office", giveBack(1));
    expect(overdue(life)).toBe(at("12-02 18:00"));
  });
  test("also while it is reviewed, if that was asked for after the promise had passed", () => {
    const life = contacted();
    life.passUntil(at("11-30 18:00:15"));
    life.give(at("12-01 09:00"), "handler", commands.closeOut);
    expect(overdue(life)).toBe(at("11-30 18:00"));
  });
  test("not while it is suspended, at no tier", () => {
    const life = dispatched();
    life.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-11"));
    life.give(at("11-24 09:00"), "office", suspensionDecided(true));
    expect(overdue(life)).toBeUndefined();
    const raised = dispatched();
    raised.passUntil(at("11-30 18:00:15"));
    raised.give(at("12-01 10:00"), "head", suspensionUntil("2026-12-18"));
    raised.give(at("12-01 11:00"), "office", suspensionDecided(true));
    expect(overdue(raised)).toBeUndefined();
  });
  test("never once it is closed or refused, though it may have been", () => {
    const life = verifying();
    life.give(at("11-24 13:00"), "enterprise", rate(5));
    expect(life.issue.status).toBe("closed");
    expect(overdue(life)).toBeUndefined();
    const refused = new Life();
    refused.give(at("11-23 09:00"), "enterprise", commands.submit);
    refused.give(at("11-23 10:00"), "office", commands.register);
    refused.give(at("11-23 11:00"), "office", commands.refuse);
    expect(overdue(refused)).toBeUndefined();
  });
});
