import type { Instant } from "../../../contract/vocabulary.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  type Life,
  rate,
  reviewing,
  verifying,
} from "./history.ts";

/** An issue in every situation that differs in who may do what, and an instant at which nothing is due. */
export interface Situation {
  readonly life: Life;
  readonly now: Instant;
}

function upTo(commits: number): Life {
  const life = dispatched();
  life.commits.length = commits;
  return life;
}

/** Signed and reported on, so that nothing but `solve` runs, until the instant. */
function escalated(until: string): Life {
  const life = dispatched();
  life.give(at("11-23 11:00"), "handler", commands.sign);
  life.give(at("11-23 12:00"), "handler", { ...commands.progress });
  life.give(at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
  life.passUntil(at(until));
  return life;
}

function atStep(step: number): Life {
  const life = reviewing("A");
  for (const [index, person] of ["head", "office", "tier1"].slice(0, step).entries()) {
    life.give(at(`11-24 1${index + 1}:00`), person, approve(index));
  }
  return life;
}

function dissatisfied(): Life {
  const life = verifying();
  life.give(at("11-24 13:00"), "enterprise", rate(1));
  return life;
}

function closed(): Life {
  const life = verifying();
  life.give(at("11-24 13:00"), "aide", callBack("denied", at("11-24 12:50")));
  life.give(at("11-24 13:30"), "tier1", decideDissatisfaction());
  return life;
}

function refused(): Life {
  const life = upTo(2);
  life.give(at("11-23 10:05"), "office", commands.refuse);
  return life;
}

const noon = at("11-24 14:00");
export const SITUATIONS: Readonly<Record<string, () => Situation>> = {
  submitted: () => ({ life: upTo(1), now: at("11-23 14:00") }),
  registered: () => ({ life: upTo(2), now: at("11-23 14:00") }),
  "handling, tier 0": () => ({ life: dispatched(), now: at("11-23 14:00") }),
  "handling, tier 0, signed": () => ({ life: escalated("11-23 13:00"), now: at("11-23 14:00") }),
  "handling, tier 1": () => ({ life: escalated("11-30 18:00:15"), now: at("12-01 09:00") }),
  "handling, tier 2": () => ({ life: escalated("12-07 18:00:15"), now: at("12-08 09:00") }),
  "reviewing, step 0": () => ({ life: atStep(0), now: noon }),
  "reviewing, step 1": () => ({ life: atStep(1), now: noon }),
  "reviewing, step 2": () => ({ life: atStep(2), now: noon }),
  "reviewing, step 3": () => ({ life: atStep(3), now: noon }),
  verifying: () => ({ life: verifying(), now: noon }),
  "verifying, dissatisfied": () => ({ life: dissatisfied(), now: noon }),
  closed: () => ({ life: closed(), now: noon }),
  refused: () => ({ life: refused(), now: noon }),
};
