import { type Expression, type Item, update } from "./expressions.ts";

/**
 * The parking protocol as a model small enough to visit every interleaving: commands, one machine per epoch, the stream
 * consumer with a crash and a redelivery, time-outs, death, restart. Instants are small numbers written as text.
 */
export interface Protocol {
  /** The machine parks: token and parkedFor, on its condition. */
  readonly park: Expression;
  /** A command whose next wake changed, and one after which nothing is owed any more. */
  readonly wake: Expression;
  readonly settle: Expression;
  /** The consumer takes the token away after it has sent it. */
  readonly removeToken: Expression;
  /** A restart claims the next epoch. */
  readonly nextEpoch: Expression;
  /** A closed issue is reopened: it waits again, for a machine of its own epoch. */
  readonly reopen: Expression;
  /** Wrong variants only. */
  readonly putsWait?: boolean;
  readonly versionOfAnotherItem?: boolean;
  readonly callsNobodyAfterAMove?: boolean;
}

/** `fire`: what is due is fired by somebody else than the machine, the reconciler for one. */
export type Step = "later" | "earlier" | "note" | "settle" | "reopen" | "fire";

interface Machine {
  readonly epoch: string;
  readonly at: "choice" | "park" | "parkNow" | "waiting" | "decide" | "done" | "dead";
  readonly wakeAt: string;
  readonly token: string;
}

interface World {
  readonly wait: Item;
  readonly now: number;
  readonly fires: number;
  readonly program: readonly Step[];
  readonly machines: readonly Machine[];
  /** Unread stream records; the first is being read. */
  readonly stream: readonly ("commit" | `epoch:${string}`)[];
  readonly consumer:
    | { readonly at: "idle" }
    | { readonly at: "send" | "remove"; readonly token: string; readonly wakeAt: string };
  readonly tokens: number;
  readonly budget: { readonly deaths: number; readonly restarts: number; readonly crashes: number };
}

export interface Exploration {
  readonly states: number;
  readonly violation?: string;
}

const HORIZON = 3;

function wakeTo(world: World, wakeAt: string, protocol: Protocol): World {
  const wait = protocol.putsWait
    ? { wakeAt, epoch: world.wait["epoch"] ?? "1" }
    : update(world.wait, wakeAt === "settled" ? protocol.settle : protocol.wake, {
        ":wakeAt": wakeAt,
        ":dueKey": "-",
        ":dueSort": wakeAt,
      });
  if (wait === undefined) throw new Error("a command's update of WAIT carries no condition of its own");
  return { ...world, wait, stream: protocol.callsNobodyAfterAMove ? world.stream : [...world.stream, "commit"] };
}

/** What is due fires: its commit calls nobody (`firedByTime`), so the stream shows nothing that matters. */
function fire(world: World, protocol: Protocol): World {
  const next = world.fires === 0 ? "settled" : String(world.now + 1);
  const fired = wakeTo({ ...world, fires: Math.max(0, world.fires - 1) }, next, protocol);
  return { ...fired, stream: world.stream };
}

function* commands(world: World, protocol: Protocol): Generator<World> {
  const [step, ...program] = world.program;
  if (step === undefined || (world.wait["wakeAt"] === "settled") !== (step === "reopen")) return;
  const before = { ...world, program };
  if (step === "reopen") return yield* reopened(before, protocol);
  const wakeAt = Number(world.wait["wakeAt"]);
  if (step === "note") yield { ...before, stream: [...world.stream, "commit"] };
  if (step === "later") yield wakeTo(before, String(wakeAt + 1), protocol);
  if (step === "earlier") yield wakeTo(before, String(Math.max(world.now + 1, wakeAt - 1)), protocol);
  if (step === "settle") yield wakeTo(before, "settled", protocol);
  if (step === "fire" && wakeAt <= world.now) yield fire(before, protocol);
}

/** State, commit and the start of the next machine in one transaction; the stream may show the last two in either order. */
function* reopened(world: World, { reopen }: Protocol): Generator<World> {
  const before = world.wait["epoch"] ?? "";
  const epoch = String(Number(before) + 1);
  const wakeAt = String(world.now + 1);
  const times = { ":wakeAt": wakeAt, ":dueKey": "-", ":dueSort": wakeAt };
  const wait = update(world.wait, reopen, { ...times, ":epoch": epoch, ":before": before });
  if (wait === undefined) return;
  yield { ...world, wait, stream: [...world.stream, `epoch:${epoch}`, "commit"] };
  yield { ...world, wait, stream: [...world.stream, "commit", `epoch:${epoch}`] };
}

function* machine(world: World, index: number, protocol: Protocol): Generator<World> {
  const self = world.machines[index];
  if (self === undefined || self.at === "done" || self.at === "dead") return;
  const put = (change: Partial<Machine>, more: Partial<World> = {}): World => {
    const next = { ...world, ...more };
    return { ...next, machines: next.machines.map((each, i) => (i === index ? { ...self, ...change } : each)) };
  };
  if (world.budget.deaths > 0)
    yield put({ at: "dead" }, { budget: { ...world.budget, deaths: world.budget.deaths - 1 } });
  if (self.at === "choice") yield put({ at: self.wakeAt === "settled" ? "done" : "park" });
  if (self.at === "park" && protocol.versionOfAnotherItem)
    yield put({ at: self.wakeAt === world.wait["wakeAt"] ? "parkNow" : "decide" });
  if ((self.at === "park" && !protocol.versionOfAnotherItem) || self.at === "parkNow") {
    const token = `t${world.tokens}`;
    const parked = update(world.wait, protocol.park, { ":wakeAt": self.wakeAt, ":epoch": self.epoch, ":token": token });
    yield parked ? put({ at: "waiting", token }, { wait: parked, tokens: world.tokens + 1 }) : put({ at: "decide" });
  }
  if (self.at === "waiting" && Number(self.wakeAt) <= world.now) yield put({ at: "decide" });
  if (self.at === "decide") {
    const wakeAt = world.wait["wakeAt"] ?? "";
    if (world.wait["epoch"] !== self.epoch) yield put({ at: "choice", wakeAt: "settled" });
    else if (wakeAt === "settled" || Number(wakeAt) > world.now) yield put({ at: "choice", wakeAt });
    else {
      const fired = fire(world, protocol);
      yield put({ at: "choice", wakeAt: fired.wait["wakeAt"] ?? "" }, fired);
    }
  }
}

function* consumer(world: World, protocol: Protocol): Generator<World> {
  const [record, ...rest] = world.stream;
  if (record === undefined) return;
  const { consumer } = world;
  const done: World = { ...world, stream: rest, consumer: { at: "idle" } };
  if (consumer.at !== "idle" && world.budget.crashes > 0) {
    yield { ...world, consumer: { at: "idle" }, budget: { ...world.budget, crashes: world.budget.crashes - 1 } };
  }
  if (record !== "commit") {
    const epoch = record.slice(6);
    const started = world.machines.some((each) => each.epoch === epoch);
    const fresh: Machine = { epoch, at: "choice", wakeAt: world.wait["wakeAt"] ?? "", token: "" };
    yield started ? done : { ...done, machines: [...world.machines, fresh] };
  } else if (consumer.at === "idle") {
    const { token, parkedFor, wakeAt = "" } = world.wait;
    yield token !== undefined && parkedFor !== wakeAt ? { ...world, consumer: { at: "send", token, wakeAt } } : done;
  } else if (consumer.at === "send") {
    const machines = world.machines.map((each) =>
      each.at === "waiting" && each.token === consumer.token
        ? { ...each, at: "choice" as const, wakeAt: consumer.wakeAt }
        : each,
    );
    yield { ...world, machines, consumer: { ...consumer, at: "remove" } };
  } else {
    yield { ...done, wait: update(world.wait, protocol.removeToken, { ":token": consumer.token }) ?? world.wait };
  }
}

function* restart(world: World, protocol: Protocol): Generator<World> {
  if (world.budget.restarts === 0 || world.wait["wakeAt"] === "settled") return;
  const before = Number(world.wait["epoch"]);
  const wait = update(world.wait, protocol.nextEpoch, { ":epoch": String(before + 1), ":before": String(before) });
  const budget = { ...world.budget, restarts: world.budget.restarts - 1 };
  if (wait?.["epoch"] === world.wait["epoch"]) {
    const twin: Machine = { epoch: String(before), at: "choice", wakeAt: world.wait["wakeAt"] ?? "", token: "" };
    yield { ...world, budget, machines: [...world.machines, twin] };
  } else if (wait) yield { ...world, wait, budget, stream: [...world.stream, `epoch:${before + 1}`] };
}

/** Where nothing can move but time and misfortune, the living machine must be waiting for exactly the wake that is owed. */
function judge(world: World): string | undefined {
  const owed = world.wait["wakeAt"];
  const started = world.machines.filter((each) => each.epoch === world.wait["epoch"]);
  if (started.length === 0) return "no machine was ever started for this epoch";
  const current = started.filter((each) => each.at !== "dead");
  if (current.length === 0) return undefined;
  if (owed === "settled")
    return current.every((each) => each.at === "done") ? undefined : "a machine waits for a settled issue";
  return current.every((each) => each.at === "waiting" && each.wakeAt === owed)
    ? undefined
    : `lost wake-up: owed ${owed}`;
}

/** A machine remembers what it waits for while it is about to wait or waits, and nothing once it goes to look anew. */
function forgetful(machine: Machine): Machine {
  const { at } = machine;
  const waits = at === "waiting" ? machine.token : "";
  const knows = at === "decide" || at === "done" || at === "dead" ? "" : machine.wakeAt;
  return waits === machine.token && knows === machine.wakeAt ? machine : { ...machine, token: waits, wakeAt: knows };
}

/** Tokens matter only by being the same or not: named in order of appearance, equal worlds look equal. */
function canonical(world: World): string {
  const names = new Map<string, string>();
  const named = JSON.stringify({ ...world, machines: world.machines.map(forgetful), tokens: 0 }).replaceAll(
    /"t\d+"/g,
    (token) => {
      const name = names.get(token) ?? `"t${names.size + 1}"`;
      names.set(token, name);
      return name;
    },
  );
  return named.replace('"tokens":0', `"tokens":${names.size + 1}`);
}

/** Everything that may happen next but a restart and the passing of time. */
function* moves(world: World, protocol: Protocol): Generator<World> {
  yield* consumer(world, protocol);
  yield* commands(world, protocol);
  for (const index of world.machines.keys()) yield* machine(world, index, protocol);
}

export function explore(protocol: Protocol, program: readonly Step[]): Exploration {
  const first: World = {
    wait: { wakeAt: "2", epoch: "1" },
    now: 0,
    fires: 1,
    program,
    stream: ["epoch:1"],
    machines: [],
    consumer: { at: "idle" },
    tokens: 1,
    budget: { deaths: 1, restarts: 1, crashes: 1 },
  };
  const seen = new Set<string>([canonical(first)]);
  const open: World[] = [first];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    const alone = { ...world, budget: { deaths: 0, restarts: 0, crashes: 0 } };
    const stuck = moves(alone, protocol).next().done === true;
    const violation = stuck ? judge(world) : undefined;
    if (violation !== undefined) return { states: seen.size, violation: `${violation} ${JSON.stringify(world)}` };
    const next = [
      ...moves(world, protocol),
      ...restart(world, protocol),
      ...(world.now < HORIZON ? [{ ...world, now: world.now + 1 }] : []),
    ];
    for (const each of next) {
      const reached = canonical(each);
      if (!seen.has(reached)) {
        seen.add(reached);
        open.push(each);
      }
    }
  }
  return { states: seen.size };
}
