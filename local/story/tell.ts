import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bulletin } from "../../contract/bulletin.ts";
import { CountyFile } from "../../contract/county.ts";
import { figureText } from "../../contract/figure.ts";
import { startLocal } from "../system.ts";
import { CUT_OFF } from "./cast.ts";
import { play } from "./play.ts";

/** `npm run story`: the programme from 2026-07-01 to 2026-09-08 on a fresh system, through the public API. */

function print(title: string, answer: Record<string, unknown>): void {
  const bulletin = Bulletin.parse(answer["bulletin"]);
  const { overall, rates, resolution } = bulletin;
  console.log(`\n${title}(${String(answer["state"])})`);
  console.log(
    `  结转 ${figureText(overall.carried)} + 新增 ${figureText(overall.new)} = 合计 ${figureText(overall.total)}`,
  );
  console.log(
    `  办结 ${figureText(overall.closed)}  在办 ${figureText(overall.inHand)}  超期 ${figureText(overall.overdue)}`,
  );
  console.log(
    `  办结率 ${figureText(rates.closeOut)}  按时办结率 ${figureText(rates.onTime)}  满意率 ${figureText(rates.satisfaction)}`,
  );
  for (const { level, figure } of resolution.levels) console.log(`  化解率 ${level} ${figureText(figure)}`);
  console.log(`  化解率 全部 ${figureText(resolution.all)}`);
  for (const { tier, figure } of bulletin.escalated) console.log(`  提级至第 ${tier} 级 ${figureText(figure)}`);
  for (const { name, left, right } of bulletin.identities) console.log(`  核对 ${name} ${left} = ${right}`);
}

function bar(done: number, of: number, at: string): void {
  const filled = Math.round((done / of) * 40);
  const line = `${"█".repeat(filled)}${"░".repeat(40 - filled)} ${done}/${of} ${at.slice(0, 10)}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

const started = performance.now();
const dataDir = process.env["HUIYIN_DATA"] ?? mkdtempSync(join(tmpdir(), "huiyin-story-"));
const system = await startLocal({
  dataDir,
  port: Number(process.env["PORT"] ?? 0),
  at: "2026-07-01T08:00",
  say: console.log,
});
console.log(`${system.url}  ${dataDir}`);
try {
  const county = CountyFile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "../county/pingshan.json"), "utf8")),
  );
  const scenery = { ...county.directory, calendar: county.calendar };
  const told = await play(system.url, scenery, bar);
  print("2026 年 7 月通报", told.july);
  print("2026 年 8 月通报", told.august);
  print(`截至 ${CUT_OFF} 累计`, told.cumulative);
  console.log(`\n${told.acts} 步,用时 ${Math.round((performance.now() - started) / 1000)} 秒`);
} finally {
  await system.close();
  if (process.env["HUIYIN_DATA"] === undefined) rmSync(dataDir, { recursive: true, force: true });
}
