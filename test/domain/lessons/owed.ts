import { expect } from "vitest";
import type { EventOf } from "../../../contract/commit.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import { type Ledger, ledger } from "../../../domain/ledger.ts";
import type { Life } from "../issue/history.ts";

export function rungsOf({ commits }: Life): EventOf<"rungFired">["data"][] {
  return commits.flatMap(({ events }) => events.flatMap((event) => (event.type === "rungFired" ? [event.data] : [])));
}

/** Everything owed up to the instant has fired, each rung once, none early; late or not is left to the caller. */
export function expectFired(life: Life, until: Instant): Ledger {
  const { firingGraceSeconds: graceSeconds, lateAfterSeconds } = life.world.pack;
  const book = ledger(life.commits, until, { graceSeconds, lateAfterSeconds });
  expect(book).toMatchObject({ missing: [], unowed: [], twice: [], early: [] });
  expect(book.owed.map(({ rung }) => rung).toSorted()).toEqual(book.fired.map(({ rung }) => rung).toSorted());
  return book;
}
