import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { forgetAll } from "./hooks.ts";
import { type Kept, testsOf } from "./registered.ts";
import { LEFT_ASIDE, LONG, PATIENCE } from "./left-aside.ts";

type Instrumented = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
};

/** Before the path of a file of tests: its loading, as if it were a test. */
const LOADING = "loading ";

function isWanted({ id }: Kept): boolean {
  return process.env["MUTANTS_LONG"] === "1" || !LONG.some((name) => id.includes(name));
}

function resultOf(id: string, failureMessage: string | undefined): TestResult {
  const of = { id, name: id, timeSpentMs: 0 };
  if (failureMessage === undefined) return { ...of, status: TestStatus.Success };
  return { ...of, status: TestStatus.Failed, failureMessage };
}

function failed(tests: readonly TestResult[]): boolean {
  return tests.at(-1)?.status === TestStatus.Failed;
}

/** What is said of a test that was stopped because it would not end. */
const ENDLESS = "it does not end";

/** Milliseconds of the processor after which a test is taken never to end: many times what it needs without a mutant. */
function longest(spent: number): number {
  return Math.max(2000, Math.ceil(spent * 20));
}

/** The files of tests that belong to a file of the domain: in the folder of the same name, or about an issue's life. */
function nearOf(mutated: string): RegExp {
  const folder = dirname(mutated);
  const aboutIssues = ["domain", "domain/commands", "domain/state"].includes(folder);
  return aboutIssues ? /^test\/domain\/(issue\/)?[^/]+$/ : new RegExp(`^test/${folder}/`);
}

const stoppable = new Script("globalThis.stoppable()");

/**
 * Calls what is given, and stops it when its time is over, even in a loop that never ends: no process has to die for it. The clock
 * that stops it is that on the wall; where a busy machine gave it less of the processor it is called again, with more time.
 */
function stopAfter(most: number, body: () => unknown): unknown {
  Object.assign(globalThis, { stoppable: body });
  for (let timeout = most; ; timeout *= 4) {
    const from = process.cpuUsage().user;
    try {
      return stoppable.runInThisContext({ timeout });
    } catch (cause) {
      const stopped = cause instanceof Error && "code" in cause && cause.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
      if (!stopped) throw cause;
      if ((process.cpuUsage().user - from) / 1000 > most / 2) throw new Error(ENDLESS, { cause });
    }
  }
}

/** Milliseconds of the processor each test took, for the process that follows one that hung. */
const SPENT = "spent.json";

const instrumented: Instrumented = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: instrumented });

/**
 * Runs the tests of the domain in this one process, which loads everything once: a mutant costs what its tests cost,
 * the quickest first, and no start of a worker. (With a worker for each mutant the domain would take most of a day.)
 */
export class InOneProcess implements TestRunner {
  #tests = new Map<string, Kept>();
  #spent = new Map<string, number>();
  /** For each mutated file, how many of its mutants a test has killed: the best are asked first. */
  readonly #kills = new Map<string, Map<string, number>>();
  #turns = 0;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    for (const file of globSync("domain/**/*.ts")) await import(pathToFileURL(resolve(file)).href);
    const files = globSync("test/domain/**/*.test.ts", { exclude: LEFT_ASIDE.map((path) => `test/domain/${path}`) });
    for (const file of files.sort()) {
      // what a file computes outside its tests is covered by its loading, which a mutant repeats
      const id = `${LOADING}${file}`;
      instrumented.currentTestId = id;
      const tests = await testsOf(file, "");
      instrumented.currentTestId = undefined;
      this.#tests.set(id, { id, file, run: () => undefined });
      for (const one of tests.values()) if (isWanted(one)) this.#tests.set(one.id, one);
    }
    if (existsSync(SPENT)) this.#spent = new Map(JSON.parse(readFileSync(SPENT, "utf8")));
  }

  /** Each test twice: one that leans on what an earlier run left behind could not judge a mutant. */
  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    instrumented.activeMutant = undefined;
    for (const one of this.#tests.values()) {
      forgetAll();
      instrumented.currentTestId = one.id;
      const from = performance.now();
      const failure = await this.#failure(one);
      const again = failure ?? (await this.#failure(one));
      instrumented.currentTestId = undefined;
      tests.push({ ...resultOf(one.id, again), fileName: one.file, timeSpentMs: performance.now() - from });
    }
    writeFileSync(SPENT, JSON.stringify([...this.#spent]));
    const mutantCoverage = instrumented.mutantCoverage ?? { static: {}, perTest: {} };
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const filter = testFilter ?? [...this.#tests.keys()];
    // no test alone needs twice the steps of all together: what does so never ends
    const steps = hitLimit === undefined ? undefined : Math.max(1000, (hitLimit / 100) * 2);
    Object.assign(instrumented, { activeMutant: activeMutant.id, hitLimit: steps, hitCount: 0 });
    forgetAll();
    const chosen = filter.flatMap((id) => (id.startsWith(LOADING) ? [] : (this.#tests.get(id) ?? [])));
    const mutated = relative(process.cwd(), sandboxFileName);
    const tests = await this.#run(chosen, mutated);
    const killer = failed(tests) ? this.#tests.get(tests.at(-1)?.id ?? "") : undefined;
    for (const id of filter)
      if (id.startsWith(LOADING) && !failed(tests)) tests.push(...(await this.#loadAnew(id, mutated)));
    const stopped = tests.some((one) => one.status === TestStatus.Failed && one.failureMessage === ENDLESS);
    const endless = stopped
      ? ({ status: DryRunStatus.Timeout, reason: ENDLESS } as const)
      : determineHitLimitReached(instrumented.hitCount, steps);
    Object.assign(instrumented, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    forgetAll();
    // the same test without the mutant has to pass, or the process is spoilt: a new one then repeats the run
    if (killer !== undefined && (await this.#failure(killer)) !== undefined) process.exit(1);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  /**
   * First what has killed mutants of the same file, then the tests that belong to its folder, then all others: of each the quickest
   * first, each one more of a file a millisecond later, until one fails or patience is at its end.
   */
  async #run(chosen: readonly Kept[], mutated: string): Promise<TestResult[]> {
    const near = nearOf(mutated);
    const kills = this.#kills.get(mutated) ?? new Map<string, number>();
    this.#kills.set(mutated, kills);
    const spent = ({ id }: Kept) => this.#spent.get(id) ?? 0;
    const files = Map.groupBy(
      chosen.toSorted((a, b) => spent(a) - spent(b)),
      ({ file }) => file,
    );
    const turns = [...files.values()].flatMap((ones) => ones.map((one, turn) => ({ one, late: spent(one) + turn })));
    const killed = ({ one }: (typeof turns)[number]) => kills.get(one.id) ?? 0;
    const far = ({ one }: (typeof turns)[number]) => (near.test(one.file) ? 0 : 1);
    turns.sort((a, b) => killed(b) - killed(a) || far(a) - far(b) || a.late - b.late);
    const tests: TestResult[] = [];
    let sum = 0;
    for (const { one } of turns) {
      sum += spent(one);
      if (sum > PATIENCE && tests.length > 0) break;
      instrumented.hitCount = 0;
      tests.push(resultOf(one.id, await this.#failure(one)));
      if (!failed(tests)) continue;
      kills.set(one.id, (kills.get(one.id) ?? 0) + 1);
      break;
    }
    return tests;
  }

  async #loadAnew(id: string, mutated: string): Promise<TestResult[]> {
    try {
      const tests = await testsOf(id.slice(LOADING.length), `?turn=${this.#turns++}`);
      return await this.#run(
        [...tests.values()].filter((one) => isWanted(one)),
        mutated,
      );
    } catch (cause) {
      return [resultOf(id, String(cause))];
    }
  }

  async #failure(one: Kept): Promise<string | undefined> {
    const from = process.cpuUsage().user;
    try {
      await stopAfter(longest(this.#spent.get(one.id) ?? PATIENCE), () => one.run());
      return undefined;
    } catch (cause) {
      return cause instanceof Error ? cause.message.slice(0, 500) : String(cause);
    } finally {
      // the first run of all is the slowest: what it costs is told by the next
      if (instrumented.activeMutant === undefined)
        this.#spent.set(one.id, Math.min(this.#spent.get(one.id) ?? Infinity, (process.cpuUsage().user - from) / 1000));
    }
  }
}

function inOneProcess(): TestRunner {
  return new InOneProcess();
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, "in-one-process", Object.assign(inOneProcess, { inject: [] as const })),
];
