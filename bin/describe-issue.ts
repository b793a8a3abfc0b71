import { describeIssue } from "../lib/operate/describe-issue.ts";
import { command, operation } from "../lib/operate/stage-of.ts";

const usage = "npm run describe-issue -- settings/<stage>.json | --local <url>  --issue ID…";

await command(async () => {
  await describeIssue(operation(process.argv.slice(2), usage));
});
