import type { DutyEffect } from "../contract/commit.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import type { DutyKind, Seat } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { openLadder } from "./ladder.ts";
import { coordinateLimit, ladderOf, leadUnit, solveLimit, tierSeat } from "./policy.ts";
import { seatAt } from "./places.ts";
import { placeDuty } from "./separation.ts";
import { dueInstant } from "./time/due.ts";

type Opening = DutyEffect & { do: "open" };

interface Wish {
  readonly kind: DutyKind;
  readonly asked: Seat;
  readonly limit: Limit;
  readonly assignment?: string;
  /** The step of a close-out chain, or the tier of `solve` and `coordinate`. */
  readonly step?: number;
}

/** Opens a duty now: its due instant with the reason, its ladder, and the seat that takes it if the one asked cannot. */
export function openDuty(issue: Issue, wish: Wish, scene: Scene): Opening {
  const { pack, calendar, at } = scene;
  const { kind, asked, ...given } = wish;
  const duty = `${kind}#${(issue.opened[kind] ?? 0) + 1}`;
  const { dueAt, provisional, why } = dueInstant(at, wish.limit, calendar, pack);
  const rungs = ladderOf(pack, kind, { tier: wish.step ?? issue.tier, dissatisfied: issue.dissatisfied });
  const ladder = openLadder(rungs, { duty, generation: 1, openedAt: at, dueAt }, calendar);
  const { seat, fallback } = placeDuty(kind, asked, issue, scene);
  return {
    do: "open",
    duty,
    kind,
    seat,
    ...given,
    from: at,
    dueAt,
    provisional,
    why,
    ladder,
    ...(fallback.length > 0 && { fallback: [...fallback] }),
  };
}

export function openSolve(issue: Issue, tier: number, limit: Limit | undefined, scene: Scene): Opening {
  const unit = leadUnit(issue);
  const assignment = issue.assignments.at(-1)?.id;
  if (issue.class === undefined || assignment === undefined) throw new Error("solve is owed by an assigned unit");
  return openDuty(
    issue,
    {
      kind: "solve",
      asked: seatAt("head", { enterprise: issue.enterprise, unit }),
      limit: limit ?? solveLimit(scene.pack, tier, issue.class),
      assignment,
      step: tier,
    },
    scene,
  );
}

export function openCoordinate(issue: Issue, tier: number, scene: Scene): Opening {
  const asked = tierSeat(scene.pack, tier, issue);
  return openDuty(issue, { kind: "coordinate", asked, limit: coordinateLimit(scene.pack, tier), step: tier }, scene);
}

/** Step of the round's chain: its seat was frozen when the round was asked for. */
export function openReview(issue: Issue, step: number, scene: Scene): Opening {
  const asked = issue.round?.chain[step];
  if (asked === undefined) throw new Error(`the round has no step ${step}`);
  const { limit } = scene.pack.duties.reviewCloseOut;
  return openDuty(issue, { kind: "reviewCloseOut", asked, limit, step }, scene);
}

export function openOf(issue: Pick<Issue, "duties">, kind: DutyKind): Duty | undefined {
  return issue.duties.find((duty) => duty.kind === kind);
}

/** Closes every open duty of these kinds, or all of them. */
export function closing(
  issue: Pick<Issue, "duties">,
  as: "done" | "lapsed" | "void",
  kinds?: readonly DutyKind[],
): DutyEffect[] {
  return issue.duties
    .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
    .map(({ id }) => ({ do: "close", duty: id, as }));
}
