import { smoke } from "../lib/deploy/smoke.ts";
import { command } from "../lib/operate/stage-of.ts";

await command(async () => {
  const [url] = process.argv.slice(2);
  if (url === undefined || !URL.canParse(url)) throw new Error("用法 Usage: npm run smoke -- https://huiyin.example");
  const failed = await smoke(new URL(url).origin, (line) => console.log(line));
  if (failed.length > 0) throw new Error(`${failed.length} 项没有通过 failed`);
});
