import { lintTemplates } from "../lib/deploy/lint-template.ts";
import { command } from "../lib/operate/stage-of.ts";

await command(() => lintTemplates((line) => console.log(line)));
