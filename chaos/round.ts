import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BEATS, DAYS, END, type Matter, matters, START } from "../test/stories/cut-story.ts";
import { chanceFrom } from "./chance.ts";
import { FAIR } from "./judge.ts";
import { type Kill, planKills } from "./plan.ts";
import { type Execution, findFaults } from "./verdict.ts";
import { openWorld, type World } from "./world.ts";

export interface RoundOptions {
  readonly seed: number;
  readonly assembly: string | undefined;
  /** How far the story is played, and with how many of its issues: half of them are of every course. */
  readonly beats: number;
  readonly issues: number;
  /** Days for which everything is off at the end. */
  readonly off: number;
  /** Kills of each kind. */
  readonly each: number;
  /** Whether functions are frozen past their time-out: half a minute of real time. */
  readonly freezes: boolean;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly counts: ReadonlyMap<string, number>;
  /** Sentences about what is wrong; empty if every promise was kept. */
  readonly faults: readonly string[];
}

const DAY = 86_400_000;
/** The beat before which records about an issue reach its machine again. */
const DEAF_UNTIL = 4;
const FAILING = 0.3;
const CONFLICTS = 0.4;
/** Real milliseconds. */
const MAIL_TROUBLE = 6000;
/** The longest time-out of a function that decides or steers is 30 s. */
const FROZEN = 31_000;

/** Plays the story of the issues once, with all that can go wrong on the way, and judges what is left in the store. */
export async function playRound(options: RoundOptions): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-chaos-"));
  try {
    return await play(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function play(
  folder: string,
  { seed, assembly, beats, issues, off, each, freezes, say }: RoundOptions,
): Promise<Outcome> {
  const chance = chanceFrom(seed);
  const kills = planKills(beats, each, chance.fork());
  const weathers = planWeathers(chance.fork());
  await using world = await openWorld({ folder, at: START, assembly, chance: chance.fork() });
  const all = matters().slice(0, issues);
  const stopped: string[] = [];
  const frozenAt = freezes ? BEATS.findIndex(({ brings }) => brings === "herd") : -1;

  for (const [at, beat] of BEATS.slice(0, beats).entries()) {
    const { failing, conflicts, mail } = weathers[at] ?? { failing: 0, conflicts: 0, mail: "passes" };
    const frozenUntil = at === frozenAt ? performance.now() + FROZEN : 0;
    world.judge.weather = { failing, conflicts, frozenUntil };
    // The first climbing issue is dispatched, signed and warned about, and its machine hears nothing of it.
    world.trouble(failing, at > 0 && at < DEAF_UNTIL ? all[0]?.receipt : undefined);
    world.mail.mode = mail;
    const calm = setTimeout(() => void (world.mail.mode = "passes"), MAIL_TROUBLE);
    world.judge.arm(kills[at] ?? []);
    say(
      `${beat.at} ${beat.brings}, ${kills[at]?.length ?? 0} kills, ${failing} failing, ${conflicts} conflicts, mail ${mail}`,
    );
    await moveTo(world, beat.at);
    const acting = all.filter(({ course }) => beat.acts?.of.includes(course));
    await Promise.all(acting.map((matter) => beat.acts?.act(matter, world)));
    if (chance.next() < 0.3) world.back(1000 * (1 + chance.below(30)));
    if (beat.brings === "herd" && stopped.length < 2) stopped.push(...(await stopOne(world, all, stopped)));
    clearTimeout(calm);
    world.judge.weather = FAIR;
    world.trouble(0);
    world.mail.mode = "passes";
  }
  const last = beats < BEATS.length ? (BEATS[beats]?.at ?? END) : END;
  await moveTo(world, last);
  say("the kills that did not come");
  await spend(world, world.judge.disarm());
  say(`everything is off for ${off} days`);
  await world.kill({ victim: "everything", jump: off * DAY });
  const end = new Date(Date.parse(last) + off * DAY + DAY / 2).toISOString();
  await moveTo(world, end);
  const executions = await executionsOf(world);
  const proofs = await Promise.all(
    DAYS.filter((day) => day < end.slice(0, 10)).map((day) =>
      world.ask((client) => client.get(`/proofs/${day}`, "auditor")),
    ),
  );
  await world.off();
  say("judging what is left");
  const faults = await findFaults({
    folder,
    matters: all,
    executions,
    proofs,
    stopped,
    deaf: all[0]?.receipt ?? "",
    until: end,
  });
  return {
    counts: world.judge.counts,
    faults: [...faults, ...world.deaths.map((said) => `it ended by itself: ${said}`)],
  };
}

type Weathered = { failing: number; conflicts: number; mail: World["mail"]["mode"] };
/** A third of the stretches each with failing calls and with conflicts; the mail server hangs in one and forgets in another. */
function planWeathers(chance: ReturnType<typeof chanceFrom>): Weathered[] {
  const mails = BEATS.flatMap(({ brings }, at) => (brings === "mail" ? [at] : []));
  const hangs = chance.pick(mails);
  const forgets = chance.pick(mails);
  return BEATS.map((_, at) => ({
    failing: chance.next() < 0.4 ? FAILING : 0,
    conflicts: chance.next() < 0.4 ? CONFLICTS : 0,
    mail: at === hangs ? "hangs" : at === forgets ? "forgets" : "passes",
  }));
}

async function moveTo(world: World, instant: string): Promise<void> {
  await world.ask(async (client) => {
    const now = Date.parse(await client.now());
    await client.moveTo(new Date(Math.max(Date.parse(instant), now + 1000)).toISOString());
  });
}

/** What was planned and met no step of its kind comes at random, with somebody reading the while, so that functions work. */
async function spend(world: World, rest: readonly Kill[]): Promise<void> {
  world.judge.arm(rest.map((kill) => ({ ...kill, at: { milliseconds: 10 } })));
  while (world.judge.armed() > 0) await world.ask((client) => client.get("/issues", "office"));
  await world.judge.whole();
}

/** Somebody stops an execution by hand: its issue has to be found by the reconciler. */
async function stopOne(world: World, all: readonly Matter[], stopped: readonly string[]): Promise<string[]> {
  const victim = all.find(
    ({ course, receipt }) => course !== "smooth" && receipt !== all[0]?.receipt && !stopped.includes(receipt),
  );
  const executions = await executionsOf(world);
  const found = executions.find(({ name, status }) => name.startsWith(`${victim?.receipt}-`) && status === "RUNNING");
  if (victim === undefined || found === undefined) return [];
  await world.states("StopExecution", { executionArn: found.executionArn });
  return [victim.receipt];
}

async function executionsOf(world: World): Promise<Execution[]> {
  const { stateMachines } = await world.states("ListStateMachines", {});
  const found: Execution[] = [];
  for (const { stateMachineArn } of stateMachines as { stateMachineArn: string }[]) {
    const { executions } = await world.states("ListExecutions", { stateMachineArn, maxResults: 1000 });
    found.push(...(executions as Execution[]));
  }
  return found;
}
