import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bulletin } from "../../contract/bulletin.ts";
import { CountyFile } from "../../contract/county.ts";
import { figureText } from "../../contract/figure.ts";
import { startLocal } from "../system.ts";
import { CUT_OFF, START } from "./cast.ts";
import { type Client, connect } from "./client.ts";
import { allDays, instant } from "./days.ts";
import { playFirstAct, playSecondAct } from "./play.ts";
import { openFigures, proveDays, verifyCase } from "./proof.ts";
import { CURTAIN } from "./second/programme.ts";

/** `npm run story`: the programme to 2026-09-08 and the second act to 2026-10-31 on a fresh system, through the public API. */

async function print(client: Client, period: string, title: string): Promise<void> {
  const answer = await client.get(`/bulletins/${period}`, "office");
  const bulletin = Bulletin.parse(answer["bulletin"]);
  const { overall, rates, resolution } = bulletin;
  console.log(`\n${title}（${String(answer["state"])}）`);
  console.log(
    `  结转 ${figureText(overall.carried)} + 新增 ${figureText(overall.new)} = 合计 ${figureText(overall.total)}`,
  );
  console.log(
    `  办结 ${figureText(overall.closed)}  在办 ${figureText(overall.inHand)}  超期 ${figureText(overall.overdue)}`,
  );
  const rare = {
    重新办理: overall.reopened,
    挂账: overall.planned,
    二次办理: overall.reworked,
    不予受理: overall.refused,
  };
  const told = Object.entries(rare).flatMap(([name, figure]) => (figure ? [`${name} ${figureText(figure)}`] : []));
  console.log(`  ${told.join("  ")}`);
  console.log(
    `  办结率 ${figureText(rates.closeOut)}  按时办结率 ${figureText(rates.onTime)}  满意率 ${figureText(rates.satisfaction)}`,
  );
  for (const { level, figure } of resolution.levels) console.log(`  化解率 ${level} ${figureText(figure)}`);
  console.log(`  化解率 全部 ${figureText(resolution.all)}`);
  for (const { tier, figure } of bulletin.escalated) console.log(`  提级至第 ${tier} 级 ${figureText(figure)}`);
  for (const { name, left, right } of bulletin.identities) console.log(`  核对 ${name} ${left} = ${right}`);
  console.log(`  打开 ${await openFigures(client, period, bulletin)} 个数字，逐一相符`);
}

function bar(done: number, of: number, at: string): void {
  const filled = Math.round((done / of) * 40);
  const line = `${"█".repeat(filled)}${"░".repeat(40 - filled)} ${done}/${of} ${at.slice(0, 10)}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 1000);
const dataDir = process.env["HUIYIN_DATA"] ?? mkdtempSync(join(tmpdir(), "huiyin-story-"));
const system = await startLocal({
  dataDir,
  port: Number(process.env["PORT"] ?? 0),
  at: `${START}T08:00`,
  assembly: process.env["HUIYIN_ASSEMBLY"],
  say: console.log,
});
console.log(`${system.url}  ${dataDir}`);
try {
  const county = CountyFile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "../county/pingshan.json"), "utf8")),
  );
  const stage = { client: connect(system.url), calendar: county.calendar };
  const { client } = stage;
  const first = await playFirstAct(stage, county.directory, bar);
  for (const month of ["2026-07", "2026-08"]) await print(client, month, `${month} 通报`);
  await print(client, `until-${CUT_OFF}`, `截至 ${CUT_OFF} 累计`);
  console.log(`\n第一幕：${first} 步，用时 ${seconds()} 秒`);

  const second = await playSecondAct(stage, county.directory, bar);
  await client.moveTo(instant("2026-11-02", "09:00"));
  for (const month of ["2026-09", "2026-10"]) await print(client, month, `${month} 通报`);
  await print(client, `until-${CURTAIN}`, `截至 ${CURTAIN} 累计`);
  const days = allDays(START, CURTAIN);
  const { owed, late } = await proveDays(client, days);
  console.log(`\n每日证明：${START} 至 ${CURTAIN}，应有 ${owed} 项，全部到点，迟 ${late} 项`);
  console.log(
    `\n案卷离线核验 ${second.hardest}\n${await verifyCase(client, second.hardest, days, join(dataDir, "case"))}`,
  );
  console.log(`第二幕：${second.acts} 步。两幕共用时 ${seconds()} 秒`);
} finally {
  await system.close();
  if (process.env["HUIYIN_DATA"] === undefined) rmSync(dataDir, { recursive: true, force: true });
}
