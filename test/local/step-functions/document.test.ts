import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as service from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { engineDocument } from "../../../local/step-functions/document.ts";
import { REFUSED } from "../../../local/step-functions/refused.ts";
import { openWorkshop } from "./harness.ts";

test("docs/local-engine.md says what the engine's tables say (npm run engine:doc writes it)", () => {
  const operations = Object.keys(service)
    .filter((name) => name.endsWith("Command") && !name.startsWith("$"))
    .map((name) => name.replace(/Command$/u, ""));
  const file = join(import.meta.dirname, "..", "..", "..", "docs", "local-engine.md");
  expect(readFileSync(file, "utf8")).toBe(engineDocument(operations));
});

test.each(REFUSED)("refused as documented: $what", async ({ states, path }) => {
  await using workshop = await openWorkshop();
  const more = JSON.stringify(states).includes("JSONPath") ? { QueryLanguage: undefined } : {};
  await expect(workshop.create(states, more)).rejects.toThrow(`at ${path}'`);
});
