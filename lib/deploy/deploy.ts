import { TABLE } from "../../contract/table.ts";
import type { Cloud } from "../operate/cloud.ts";
import type { StageSettings } from "../stage-settings.ts";
import { destructions, mustStay } from "./destruction.ts";
import { layoutFault, liveLayout } from "./live-table.ts";

/** What a deployment does to the world, in this order. */
export interface Tools {
  readonly cloud: Cloud;
  /** Builds and synthesizes. */
  synth(): Promise<void>;
  /** What would change, compared with what is deployed; shows it too. */
  diff(): Promise<string>;
  /** Asks the person at the keyboard. */
  ask(question: string): Promise<boolean>;
  deploy(): Promise<void>;
  /** The county file, parsed. */
  county(path: string): unknown;
  say(line: string): void;
}

/**
 * `npm run deploy`: the settings are right already. Nothing is synthesized over a table of another layout, nothing is deployed before it
 * was shown and confirmed, and what holds records is never replaced.
 * @throws with the reason where it refuses
 * @returns whether it was deployed
 */
export async function deployStage(settings: StageSettings, tools: Tools): Promise<boolean> {
  const { name, region, county, publicOrigin, restored } = settings;
  const { say } = tools;
  say(`1/5 检查线上的表 looking at the live table (${name}, ${region})`);
  const live = await liveLayout(tools.cloud, `${name}-data`);
  const fault = layoutFault(live, TABLE.layout);
  if (fault !== undefined) throw new Error(fault);
  say("2/5 构建与合成 building and synthesizing");
  await tools.synth();
  say("3/5 将要发生的变化 what will change");
  if (!(await confirmed(await tools.diff(), restored !== undefined, tools))) {
    say("没有部署 nothing was deployed");
    return false;
  }
  say("4/5 部署 deploying");
  await tools.deploy();
  say(`5/5 ${county === undefined ? "没有县级文件 no county file" : `载入县级文件 loading ${county}`}`);
  if (county !== undefined) say(JSON.stringify(await tools.cloud.invoke(`${name}-load-county`, tools.county(county))));
  say(`完成。请再执行 done, now run: npm run smoke -- ${publicOrigin}`);
  return true;
}

async function confirmed(diff: string, restored: boolean, { ask, say }: Tools): Promise<boolean> {
  const lost = destructions(diff);
  const kept = lost.filter((one) => mustStay(one, restored));
  if (kept.length > 0) {
    const names = kept.map(({ type, what, how }) => `  ${how}  ${type}  ${what}`).join("\n");
    throw new Error(
      `这次部署会替换或删除保存数据的资源，已停止 this would replace or delete what holds records, so it stops:\n${names}`,
    );
  }
  for (const { type, what, how } of lost) say(`  ! ${how}  ${type}  ${what}`);
  return ask(
    lost.length > 0
      ? `有 ${lost.length} 项资源将被替换或删除，确定吗？ ${lost.length} resources will be replaced or deleted. Go on? (yes/no) `
      : "确定部署吗？ Deploy? (yes/no) ",
  );
}
