import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
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

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const filter = testFilter ?? [...this.#tests.keys()];
    // no test alone needs twice the steps of all together: what does so never ends
    const steps = hitLimit === undefined ? undefined : Math.max(1000, (hitLimit / 100) * 2);
    Object.assign(instrumented, { activeMutant: activeMutant.id, hitLimit: steps, hitCount: 0 });
    forgetAll();
    const chosen = filter.flatMap((id) => (id.startsWith(LOADING) ? [] : (this.#tests.get(id) ?? [])));
    const tests = await this.#run(chosen);
    const killer = failed(tests) ? this.#tests.get(tests.at(-1)?.id ?? "") : undefined;
    for (const id of filter) if (id.startsWith(LOADING) && !failed(tests)) tests.push(...(await this.#loadAnew(id)));
    const endless = determineHitLimitReached(instrumented.hitCount, steps);
    Object.assign(instrumented, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    forgetAll();
    // the same test without the mutant has to pass, or the process is spoilt: a new one then repeats the run
    if (killer !== undefined && (await this.#failure(killer)) !== undefined) process.exit(1);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  /** The quickest first, each one more of a file a millisecond later, until one fails or patience is at its end. */
  async #run(chosen: readonly Kept[]): Promise<TestResult[]> {
    const spent = ({ id }: Kept) => this.#spent.get(id) ?? 0;
    const files = Map.groupBy(
      chosen.toSorted((a, b) => spent(a) - spent(b)),
      ({ file }) => file,
    );
    const turns = [...files.values()].flatMap((ones) => ones.map((one, turn) => ({ one, rank: spent(one) + turn })));
    const tests: TestResult[] = [];
    let sum = 0;
    for (const { one } of turns.toSorted((a, b) => a.rank - b.rank)) {
      sum += spent(one);
      if (sum > PATIENCE && tests.length > 0) break;
      instrumented.hitCount = 0;
      tests.push(resultOf(one.id, await this.#failure(one)));
      if (failed(tests)) break;
    }
    return tests;
  }

  async #loadAnew(id: string): Promise<TestResult[]> {
    try {
      const tests = await testsOf(id.slice(LOADING.length), `?turn=${this.#turns++}`);
      return await this.#run([...tests.values()].filter((one) => isWanted(one)));
    } catch (cause) {
      return [resultOf(id, String(cause))];
    }
  }

  async #failure(one: Kept): Promise<string | undefined> {
    const from = process.cpuUsage().user;
    try {
      await one.run();
      return undefined;
    } catch (cause) {
      return cause instanceof Error ? cause.message.slice(0, 500) : String(cause);
    } finally {
      if (!this.#spent.has(one.id)) this.#spent.set(one.id, (process.cpuUsage().user - from) / 1000);
    }
  }
}

function inOneProcess(): TestRunner {
  return new InOneProcess();
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, "in-one-process", Object.assign(inOneProcess, { inject: [] as const })),
];
