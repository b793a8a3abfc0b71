import type { DutyEffect } from "../contract/commit.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import type { DutyKind, Instant, Seat } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { openLadder } from "./ladder.ts";
import { dutyOf } from "../contract/pack-values.ts";
import { coordinateLimit, ladderOf, leadOf, leadUnit, solveLimit, tierSeat } from "./policy.ts";
import { seatAt } from "./places.ts";
import { placeDuty } from "./separation.ts";
import { dueInstant } from "./time/due.ts";

type Opening = DutyEffect & { do: "open" };

export interface Wish {
  readonly kind: DutyKind;
  readonly asked: Seat;
  readonly limit: Limit;
  readonly assignment?: string;
  /** The step of a close-out chain, or the tier of `solve` and `coordinate`. */
  readonly step?: number;
  /** Never due later than this. */
  readonly cap?: Instant | undefined;
}

/** Opens a duty now: its due instant with the reason, its ladder, and the seat that takes it if the one asked cannot. */
export function openDuty(issue: Issue, wish: Wish, scene: Scene): Opening {
  const { pack, calendar, at } = scene;
  const { kind, asked, cap, ...given } = wish;
  const duty = `${kind}#${(issue.opened[kind] ?? 0) + 1}`;
  const { dueAt, provisional, why } = dueInstant(at, wish.limit, calendar, {
    rollToWorkingDay: pack.rollToWorkingDay,
    ...(cap !== undefined && { cap }),
  });
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

/** Opens several duties in one event: those of a kind are numbered on. */
export function openAll(issue: Issue, wishes: readonly Wish[], scene: Scene): Opening[] {
  let { opened } = issue;
  return wishes.map((wish) => {
    const opening = openDuty({ ...issue, opened }, wish, scene);
    opened = { ...opened, [wish.kind]: (opened[wish.kind] ?? 0) + 1 };
    return opening;
  });
}

/** 联系企业: asked of the unit, or of the aide where the unit shall not know whom it deals with. */
export function contactWish(issue: Issue, { pack }: Scene): Wish {
  const { limit } = dutyOf(pack, "contact");
  const lead = leadOf(issue);
  if (issue.identityHidden === true || lead === undefined)
    return { kind: "contact", asked: seatAt("aide", issue), limit };
  const asked = seatAt("handler", { enterprise: issue.enterprise, unit: lead.unit });
  return { kind: "contact", asked, limit, assignment: lead.id };
}

export function openSolve(issue: Issue, tier: number, limit: Limit | undefined, scene: Scene): Opening {
  const unit = leadUnit(issue);
  const assignment = leadOf(issue)?.id;
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

/** What one assignment owes. */
export function ofAssignment({ duties }: Pick<Issue, "duties">, assignment: string): Pick<Issue, "duties"> {
  return { duties: duties.filter((duty) => duty.assignment === assignment) };
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
