import { restartAll } from "../lib/operate/restart-all.ts";
import { command, operation } from "../lib/operate/stage-of.ts";

const usage = "npm run restart-all -- settings/<stage>.json | --local <url>  [--dry-run] [--all] [--issue ID]…";

await command(async () => {
  await restartAll(operation(process.argv.slice(2), usage));
});
