import type { Command } from "../../../contract/commands.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import type { Presence } from "../../../domain/context.ts";
import { evolve } from "../../../domain/evolve.ts";
import type { Issue } from "../../../contract/issue.ts";
import { misled } from "../histories/followed.ts";
import { type Kept, Life } from "./history.ts";

/** Somebody who sends a command to an issue while others do the same. */
export interface Sender {
  readonly when: Instant;
  readonly who: string | Presence;
  readonly command: Command;
}

/** The server loads, decides and commits on the condition that the version is still the one it loaded; else it loads again (commands.md §6). */
const MOST_TRIES = 4;

type Phase = { readonly at: "idle" | "done" | "loaded"; readonly version: number; readonly tries: number };

interface World {
  readonly here: Place;
  readonly phases: readonly Phase[];
}

type Answer = { readonly refused: string } | { readonly next?: Place; readonly again: boolean };

export interface Explored {
  readonly states: number;
  /** Orders in which everybody was answered, and what was in them. */
  readonly orders: number;
  readonly accepted: number;
  readonly refused: number;
}

/** An issue after some of the commands, in the order they were committed; every order is decided once, whoever asks. */
export class Place {
  readonly order: readonly number[];
  readonly key: string;
  readonly before: readonly Place[];
  readonly #life: Life;
  readonly #senders: readonly Sender[];
  readonly #answers = new Map<number, Answer>();

  constructor(life: Life, senders: readonly Sender[], order: readonly number[] = [], before: readonly Place[] = []) {
    this.#life = life;
    this.#senders = senders;
    this.order = order;
    this.key = `${order.join()}|`;
    this.before = before;
    sound(life);
  }

  answer(sender: number): Answer {
    const known = this.#answers.get(sender) ?? this.#asked(sender);
    this.#answers.set(sender, known);
    return known;
  }

  #asked(number: number): Answer {
    const sender = this.#senders[number];
    if (sender === undefined) throw new Error(`nobody is number ${number}`);
    const decision = this.#life.ask(sender.when, sender.who, sender.command);
    if ("refusal" in decision) return { refused: decision.refusal };
    if (decision.events.length === 0) return { again: false };
    const after = new Life();
    after.world = this.#life.world;
    after.commits.push(...this.#life.commits);
    const kept = after.keep(sender.when, decision);
    same(this.#life, kept, decision.issue);
    const differences = misled(this.#life.issue, this.#life.world.pack.tiers.length - 1, sender.command, decision);
    if (differences.length > 0) throw new Error(`${sender.command.name}: ${differences.join("; ")}`);
    return {
      next: new Place(after, this.#senders, [...this.order, number], [...this.before, this]),
      again: decision.again,
    };
  }
}

/**
 * Every interleaving of load, decide and commit of these senders. Throws at the first fault, wherever it is; with `counting`, also
 * if somebody has to try more often than the server does: states then differ by their tries, and there are many more of them.
 */
export function interleave(start: Place, senders: readonly number[], counting = false): Explored {
  const phases = senders.map((): Phase => ({ at: "idle", version: 0, tries: 0 }));
  const found = { states: 0, orders: 0, accepted: 0, refused: 0 };
  const ends = new Set<string>();
  const seen = new Set<string>();
  const open: World[] = [{ here: start, phases }];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    found.states++;
    if (world.phases.every(({ at }) => at === "done")) ends.add(world.here.order.join());
    for (const next of moves(world, senders, counting)) {
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  for (const end of ends) {
    const committed = new Set(end.split(",").filter((one) => one !== "")).size;
    found.orders++;
    found.accepted += committed;
    found.refused += senders.length - committed;
  }
  return found;
}

function keyOf({ here, phases }: World): string {
  let key = here.key;
  for (const { at, version, tries } of phases) key += at === "loaded" ? `${version}.${tries}` : `${at[0]}${tries}`;
  return key;
}

function* moves({ here, phases }: World, senders: readonly number[], counting: boolean): Generator<World> {
  for (const [place, phase] of phases.entries()) {
    const put = (change: Partial<Phase>, then: Place = here): World => ({
      here: then,
      phases: phases.map((each, index) => (index === place ? { ...each, ...change } : each)),
    });
    const version = here.order.length;
    if (phase.at === "idle") yield put({ at: "loaded", version });
    if (phase.at !== "loaded") continue;
    const answer = (here.before[phase.version] ?? here).answer(senders[place] ?? -1);
    if ("refused" in answer || answer.next === undefined) yield put({ at: "done", version: 0 });
    else if (phase.version === version) yield put({ at: answer.again ? "idle" : "done", version: 0 }, answer.next);
    else {
      const tries = counting ? phase.tries + 1 : 0;
      if (tries >= MOST_TRIES) throw new Error(`sender ${place} lost ${tries} times`);
      yield put({ at: "idle", version: 0, tries });
    }
  }
}

/** What must hold after every commit, however it came about (commands.md §12, 1, 2, 7, 10). */
function sound(life: Life): void {
  const { issue } = life;
  const ended = issue.status === "closed" || issue.status === "refused";
  const solves = issue.duties.filter(({ kind }) => kind === "solve").length;
  const lives = ["handling", "suspended", "reviewing", "verifying"].includes(issue.status);
  if ((life.wake() === "settled") !== ended) throw new Error(`${issue.status} and wakes ${life.wake()}`);
  if (solves !== (lives ? 1 : 0)) throw new Error(`${issue.status} with ${solves} solve duties`);
  const { round, objection, extension, suspension, withdrawal } = issue;
  const left = [...issue.duties, round, objection, extension, suspension, withdrawal].filter(
    (one) => one !== undefined,
  );
  if (ended && left.length > 0) throw new Error(`${issue.status} and ${JSON.stringify(left)} is left`);
}

function same({ issue }: Life, kept: Kept, decided: Issue): void {
  if (JSON.stringify(evolve(issue, kept)) !== JSON.stringify(decided))
    throw new Error("the commit replays to another state");
}
