import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../../contract/county.ts";
import { demoCreditCode } from "./credit-codes.ts";
import { CHAINS, firmName, personName, TOWNSHIPS, UNITS } from "./names.ts";

/** Makes the demo county 平善县: `node local/county/make-county.ts` writes `pingshan.json` and `users.json`. */
const FROM = "2025-12-31T16:00:00.000Z";
const ENTERPRISES = 100;
const AIDES = 181;
const LEADERS = 10;

type Holding = CountyFile["directory"]["holdings"][number];

const pad = (n: number, width: number): string => String(n).padStart(width, "0");
const unitId = (n: number): string => `U${pad(n + 1, 2)}`;

function cast() {
  const persons: CountyFile["directory"]["persons"] = [];
  const holdings: Holding[] = [];
  const users: Record<string, string> = {};
  function person(id: string, seats: readonly string[], alias?: string): void {
    persons.push({ id, name: personName(persons.length), sub: id, email: `${id}@pingshan.example` });
    for (const seat of seats) holdings.push({ seat, person: id, from: FROM });
    users[id] = id;
    if (alias !== undefined) users[alias] = id;
  }
  const codes = Array.from({ length: ENTERPRISES }, (_, n) => demoCreditCode(n + 1));
  person("office-1", ["office"], "office");
  person("office-2", ["office"]);
  person("office-head", ["officeHead"], "officeHead");
  for (let n = 0; n < LEADERS; n++) {
    const led = codes.filter((_, i) => i % LEADERS === n).map((code) => `tier1:${code}`);
    person(`leader-${pad(n + 1, 2)}`, led, n === 0 ? "tier1" : undefined);
  }
  person("secretary", ["tier2"], "tier2");
  person("auditor-1", ["auditor"], "auditor");
  person("admin-1", ["admin"], "admin");
  UNITS.forEach((_, n) => {
    const unit = unitId(n);
    person(`head-${unit.toLowerCase()}`, [`head:${unit}`], n === 0 ? "head" : undefined);
    person(`handler-${unit.toLowerCase()}`, [`handler:${unit}`], n === 0 ? "handler" : undefined);
    person(`handler-${unit.toLowerCase()}b`, [`handler:${unit}`]);
  });
  for (let n = 0; n < AIDES; n++) {
    person(`aide-${pad(n + 1, 3)}`, [`aide:${codes[n % ENTERPRISES] ?? ""}`], n === 0 ? "aide" : undefined);
  }
  // The city and the province take part through one account of the county each.
  person("liaison-city", ["tier3"], "tier3");
  person("liaison-province", ["tier4"], "tier4");
  return { persons, holdings, users, codes };
}

/** One folder up and over: packs, calendars and forms are data files of the product, not of this county. */
function data(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../..", path), "utf8"));
}

export function demoCounty(): { county: CountyFile; users: Record<string, string> } {
  const { persons, holdings, users, codes } = cast();
  const county = CountyFile.parse({
    directory: {
      version: "demo-1",
      county: { name: "平善县", office: "平善县助企工作领导小组办公室", divisionCode: "410421" },
      units: UNITS.map(([name, group], n) => ({ id: unitId(n), name, group })),
      persons,
      enterprises: codes.map((creditCode, n) => ({
        creditCode,
        name: firmName(n),
        township: TOWNSHIPS[n % TOWNSHIPS.length],
        chain: CHAINS[n % CHAINS.length],
      })),
      holdings,
      substitutions: [],
      interests: [],
      subscribers: [{ name: "县档案馆", email: "archive@pingshan.example" }],
    },
    calendar: data("domain/calendars/china-2026.json"),
    pack: data("domain/packs/henan-13710.json"),
    forms: [data("contract/forms/submit-issue.json")],
    programmeStart: "2026-07-01",
  });
  return { county, users };
}

if (import.meta.main) {
  const { county, users } = demoCounty();
  writeFileSync(join(import.meta.dirname, "pingshan.json"), `${JSON.stringify(county, null, 1)}\n`);
  writeFileSync(join(import.meta.dirname, "users.json"), `${JSON.stringify(users, null, 1)}\n`);
}
