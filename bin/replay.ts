import { replay } from "../lib/operate/replay.ts";
import { command, operation } from "../lib/operate/stage-of.ts";

const usage = "npm run replay -- settings/<stage>.json | --local <url>  [--dry-run] [--issue ID]… | [--notices]";

await command(async () => {
  await replay(operation(process.argv.slice(2), usage));
});
