import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as service from "@aws-sdk/client-sfn";
import { engineDocument } from "./document.ts";

/** `npm run engine:doc` */
const operations = Object.keys(service)
  .filter((name) => name.endsWith("Command") && !name.startsWith("$"))
  .map((name) => name.replace(/Command$/u, ""));
writeFileSync(join(import.meta.dirname, "..", "..", "docs", "local-engine.md"), engineDocument(operations));
