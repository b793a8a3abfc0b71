import { parseArgs } from "node:util";
import { deployStage } from "../lib/deploy/deploy.ts";
import { tools } from "../lib/deploy/tools.ts";
import { command } from "../lib/operate/stage-of.ts";
import { stageSettings } from "../lib/stage-settings.ts";

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new Error("用法 Usage: npm run deploy -- settings/<stage>.json [--yes]");
  const settings = stageSettings(file);
  if (!(await deployStage(settings, tools(file, settings, values.yes)))) process.exitCode = 1;
});
