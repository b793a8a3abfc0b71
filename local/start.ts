import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { at: { type: "string" }, assembly: { type: "string" }, county: { type: "string" } },
});
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `需要 Node 24 以上，现在是 ${process.version}。请先执行 npm ci（会带来 Node 24），再用 npm start 启动。`,
  );
  process.exit(1);
}
// As in Lambda: UTC, business time has its own zone. Few allocation arenas, because there are many threads and little memory.
// Both must be set before the process starts, so the process replaces itself (not on Windows, which does without).
if (process.env["MALLOC_ARENA_MAX"] === undefined && process.execve && process.platform !== "win32")
  process.execve(
    process.execPath,
    [
      process.execPath,
      "--disable-warning=ExperimentalWarning",
      "--max-semi-space-size=2",
      ...process.execArgv,
      ...process.argv.slice(1),
    ],
    { ...process.env, MALLOC_ARENA_MAX: "2", TZ: "UTC" },
  );
process.env["TZ"] = "UTC";

const started = performance.now();
const { startLocal } = await import("./system.ts");
const port = process.env["PORT"];
let closing = false;
try {
  const system = await startLocal({
    dataDir: process.env["HUIYIN_DATA"] ?? ".data",
    port: port === undefined || port === "" ? undefined : Number(port),
    at: values.at,
    assembly: values.assembly,
    county: values.county,
    say: (line) => console.log(`  ${line}`),
  });
  console.log(`
回音已启动（${((performance.now() - started) / 1000).toFixed(1)} 秒）

  企业入口    ${system.url}/
  干部工作台  ${system.url}/console.html   登录时选择演示人员即可
  邮箱        ${system.url}/_local/mail
  时钟        ${system.url}/_local/clock

按 Ctrl-C 停止。`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void system.close().then(() => process.exit(0));
    });
} catch (error) {
  const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (inUse) console.error("端口已被占用，请换一个：PORT=3001 npm start");
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
