import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../local/story/client.ts";
import { SAMPLE_ANSWERS, submission } from "../../local/story/submission.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/** What an operator does, as he does it: the npm scripts' own programs, against a running system. */
let data: DataFolder;
let system: RunningSystem;
let issue: string;

const run = (program: string, ...args: string[]) => {
  const file = join(import.meta.dirname, "..", "..", "bin", `${program}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, said: `${stdout}${stderr}` };
};
const local = () => ["--local", system.url] as const;

beforeAll(async () => {
  data = dataFolder();
  system = await startSystem(data, "2026-11-23T09:00");
  const client = connect(system.url);
  issue = String((await client.post("/issues", submission("operators-story-0001")))["receipt"]);
});
afterAll(async () => {
  await system.stop();
  data[Symbol.dispose]();
});

describe("an operator of a fresh deployment", () => {
  it("smokes it: every line has a tick", () => {
    const { status, said } = run("smoke", system.url);
    expect(
      said
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("✓")),
    ).toEqual([]);
    expect(status).toBe(0);
  });

  it("looks at an issue, and reads no name and no word of it", () => {
    const { said } = run("describe-issue", ...local(), "--issue", issue);
    expect(said).toMatch(/RUNNING {2}epoch 1/);
    expect(said).toContain("submitIssue (ent): issueSubmitted");
    for (const answer of Object.values(SAMPLE_ANSWERS).filter((one) => one !== "property"))
      expect(said).not.toContain(answer);
  });

  it("finds every machine alive, and changes nothing when he only looks", () => {
    expect(run("restart-all", ...local(), "--dry-run").said).toContain("alive: 1");
    expect(run("restart-all", ...local(), "--dry-run", "--all").said).toContain("would restart: 1");
    expect(run("describe-issue", ...local(), "--issue", issue).said).toContain("epoch 1");
  });

  it("gives an issue its next machine, which then waits for the same instant", async () => {
    expect(run("restart-all", ...local(), "--all").said).toContain("restarted: 1");
    await expect
      .poll(() => run("describe-issue", ...local(), "--issue", issue).said, { timeout: 20_000 })
      .toMatch(/RUNNING {2}epoch 2[\s\S]*parked for 2026-11-24T10:00:15/);
  });

  it("plays its commits again and finds nothing given up", () => {
    expect(run("replay", ...local(), "--issue", issue).said).toContain("完成 done: 1 · 留下 left: 0");
    expect(run("replay", ...local()).said).toContain("完成 done: 0 · 留下 left: 0");
  });

  it("is told in a sentence what he did wrong, and the command ends with 1", () => {
    for (const args of [[], ["settings/nowhere.json"], ["--local", system.url, "settings/aws.json"]]) {
      const { status, said } = run("restart-all", ...args);
      expect(status).toBe(1);
      expect(said).toMatch(/^(用法 Usage:|There is no stage)/);
    }
    expect(run("describe-issue", ...local(), "--issue", "NOPE").said).toContain("there is no issue NOPE");
  });
});
