import type { Command } from "../../../contract/commands.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import { longDirectory, longPack } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  extensionTo,
  Life,
  rate,
  reviewing,
  suspensionDecided,
  suspensionUntil,
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
function escalated(until: string, world: Parameters<typeof dispatched>[1] = {}, year = 2026): Life {
  const life = dispatched("C", world);
  life.give(at("11-23 11:00"), "handler", commands.sign);
  life.give(at("11-23 12:00"), "handler", { ...commands.progress });
  life.give(at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
  life.passUntil(at(until, year));
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
  const life = verifying({}, "explained");
  life.give(at("11-24 13:00"), "enterprise", rate(1));
  return life;
}

function closed(): Life {
  const life = verifying({}, "explained");
  life.give(at("11-24 13:00"), "aide", callBack("denied", at("11-24 12:50")));
  life.give(at("11-24 13:30"), "tier1", decideDissatisfaction());
  return life;
}

function refused(): Life {
  const life = upTo(2);
  life.give(at("11-23 10:05"), "office", commands.refuse);
  return life;
}

/** Signed and reported on, then one command. */
function signedThen(who: string, command: Command): Life {
  const life = escalated("11-23 13:00");
  life.give(at("11-23 13:10"), who, command);
  return life;
}

function suspended(): Life {
  const life = signedThen("head", suspensionUntil("2026-12-20"));
  life.give(at("11-23 13:20"), "office", suspensionDecided(true));
  return life;
}

/** U1 in the lead, U2 in support; neither has signed. */
function supported(): Life {
  const life = upTo(2);
  life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
  return life;
}

function closedBy(command: Command): Life {
  const life = upTo(1);
  life.give(at("11-23 10:05"), command.name === "withdrawIssue" ? "enterprise" : "office", command);
  return life;
}

function hidden(): Life {
  const life = new Life();
  life.world = { ...life.world, ...long };
  life.give(at("11-23 09:00"), "enterprise", { ...commands.submit, identityHidden: true });
  return life;
}

const long = { pack: longPack, directory: longDirectory };

const noon = at("11-24 14:00");
export const SITUATIONS: Readonly<Record<string, () => Situation>> = {
  submitted: () => ({ life: upTo(1), now: at("11-23 14:00") }),
  "submitted, hidden": () => ({ life: hidden(), now: at("11-23 14:00") }),
  registered: () => ({ life: upTo(2), now: at("11-23 14:00") }),
  "handling, tier 0": () => ({ life: dispatched(), now: at("11-23 14:00") }),
  "handling, tier 0, signed": () => ({ life: escalated("11-23 13:00"), now: at("11-23 14:00") }),
  "handling, tier 1": () => ({ life: escalated("11-30 18:00:15"), now: at("12-01 09:00") }),
  "handling, tier 2": () => ({ life: escalated("12-07 18:00:15"), now: at("12-08 09:00") }),
  "handling, tier 3": () => ({ life: escalated("12-22 18:00:15", long), now: at("12-23 09:00") }),
  "handling, tier 4": () => ({ life: escalated("01-22 18:00:15", long, 2027), now: at("01-25 09:00", 2027) }),
  "handling, in support": () => ({ life: supported(), now: at("11-23 14:00") }),
  "handling, objected to": () => ({ life: signedThen("head", commands.object), now: at("11-23 14:00") }),
  "handling, extension asked for": () => ({
    life: signedThen("head", extensionTo("2026-12-04")),
    now: at("11-23 14:00"),
  }),
  "handling, suspension asked for": () => ({
    life: signedThen("head", suspensionUntil("2026-12-20")),
    now: at("11-23 14:00"),
  }),
  "handling, withdrawal asked for": () => ({
    life: signedThen("enterprise", commands.withdraw),
    now: at("11-23 14:00"),
  }),
  suspended: () => ({ life: suspended(), now: at("11-23 14:00") }),
  "reviewing, step 0": () => ({ life: atStep(0), now: noon }),
  "reviewing, step 1": () => ({ life: atStep(1), now: noon }),
  "reviewing, step 2": () => ({ life: atStep(2), now: noon }),
  "reviewing, step 3": () => ({ life: atStep(3), now: noon }),
  verifying: () => ({ life: verifying(), now: noon }),
  "verifying, dissatisfied": () => ({ life: dissatisfied(), now: noon }),
  closed: () => ({ life: closed(), now: noon }),
  "closed, withdrawn": () => ({ life: closedBy(commands.withdraw), now: noon }),
  "closed, merged": () => ({ life: closedBy(commands.merge), now: noon }),
  refused: () => ({ life: refused(), now: noon }),
};
