import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, type Figure, rounded, sum } from "./figures.ts";
import { REFERENCE, SHORTEST } from "./lives.ts";
import type { Metered } from "./meter.ts";
import { type Played, played } from "./played.ts";

/** What one issue costs from submission to close-out, and the golden counts of each command. */
const prices = JSON.parse(readFileSync(join(import.meta.dirname, "prices.json"), "utf8")) as Record<string, number>;
const price = (name: string): number => prices[name] ?? Number.NaN;
const API = new Set(["public", "read", "command", "files"]);

export const costs: Bench = async ({ tiny, say }) => {
  say("costs: the shortest life");
  const shortest = await played(SHORTEST);
  say("costs: the reference trace");
  const reference = await played(REFERENCE);
  if (!tiny) writeGolden({ "shortest life": shortest, "reference trace": reference });
  return [
    ...figures("shortest life", shortest, 10),
    ...figures("reference trace", reference, 24),
    ...perCommand(reference),
    ...idle(reference),
  ];
};

function figures(life: string, { laps, invoked, transitions }: Played, most: number): Figure[] {
  const calls = laps.flatMap((lap) => lap.calls);
  const writes = sum(calls.map(({ writeUnits }) => writeUnits));
  const reads = sum(calls.map(({ readUnits }) => readUnits));
  const gigabyteSeconds = sum(invoked.map((one) => one.gigabyteSeconds));
  const requests = invoked.filter(({ name }) => API.has(name)).length;
  const dollars = {
    "Step Functions": transitions * price("stepFunctionsStandardPer1000Transitions"),
    Lambda:
      (invoked.length * price("lambdaArmPerMillionRequests")) / 1000 +
      gigabyteSeconds * 1000 * price("lambdaArmPerGBSecond"),
    DynamoDB:
      (writes * price("dynamoDbOnDemandPerMillionWriteUnits") + reads * price("dynamoDbOnDemandPerMillionReadUnits")) /
      1000,
    "API Gateway": (requests * price("apiGatewayRestPerMillionRequests")) / 1000,
  };
  const one = (name: string, value: number, unit: string, budget: Pick<Figure, "most"> = {}): Figure => ({
    bench: "costs",
    name: `${life}: ${name}`,
    value: rounded(value),
    unit,
    ...budget,
  });
  return [
    one("transitions of the state machine", transitions, "", { most }),
    one("Lambda invocations", invoked.length, ""),
    one("Lambda time (measured here, memory as deployed)", gigabyteSeconds, "GB·s"),
    one("DynamoDB calls", calls.length, ""),
    one("write units", writes, "WRU"),
    one("read units", reads, "RRU"),
    ...Object.entries(dollars).map(([service, value]) =>
      one(`${service} for 1,000 issues`, value, "$", service === "Step Functions" ? { most: most / 40 } : {}),
    ),
    one("all four for 1,000 issues", sum(Object.values(dollars)), "$"),
  ];
}

/** What a command itself asks of the table, settings warm: the most of any command. */
function perCommand({ laps }: Played): Figure[] {
  const commands = laps.filter(({ command }) => command !== "clock").map(({ calls }) => itself(calls));
  const most = (writes: boolean): number =>
    Math.max(...commands.map((calls) => calls.filter(({ writeUnits }) => writeUnits > 0 === writes).length));
  return [
    { bench: "costs", name: "transactions of one command, at most", value: most(true), unit: "", most: 1 },
    {
      bench: "costs",
      name: "reads of one command, at most (golden counts below)",
      value: most(false),
      unit: "",
      most: 2,
    },
  ];
}

/** Up to its transaction a call belongs to the command, after it to what the stream set going. */
function itself(calls: readonly Metered[]): readonly Metered[] {
  return calls.slice(0, calls.findIndex(({ operation }) => operation === "TransactWriteItems") + 1);
}

/** What the schedules ask when nothing is to be done: each turn of the two that run often. */
function idle({ idle: calls }: Played): Figure[] {
  const turn = (name: string, partition: string, runs: number): Figure[] => {
    const mine = calls.filter(({ body }) => body.includes(partition));
    const reads = sum(mine.map(({ readUnits }) => readUnits));
    const monthly = (runs * reads * price("dynamoDbOnDemandPerMillionReadUnits")) / 1e6;
    return [
      { bench: "costs", name: `idle turn of ${name}: DynamoDB calls`, value: mine.length, unit: "" },
      { bench: "costs", name: `idle turns of ${name} in 30 days: reads`, value: rounded(monthly), unit: "$" },
    ];
  };
  return [...turn("deliver-notices", "#SEND#", 43_200), ...turn("reconcile", "#WAKE#", 8640)];
}

function writeGolden(lives: Readonly<Record<string, Played>>): void {
  const golden = Object.entries(lives).map(([life, { laps }]) => {
    const commands = laps.map(({ command, calls }) => {
      const before = command === "clock" ? [] : itself(calls);
      const after = calls.slice(before.length);
      return { command, itself: before.length > 0 ? counted(before) : undefined, reactions: counted(after) };
    });
    return [
      life,
      commands.filter(({ itself, reactions }) => itself !== undefined || Object.keys(reactions.calls).length > 0),
    ] as const;
  });
  const file = join(import.meta.dirname, "..", "docs", "golden-counts.json");
  // the tests pin their own counts beside these (test/golden-counts.ts)
  const { cases } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify({ ...Object.fromEntries(golden), cases }, undefined, 2)}\n`);
}

function counted(calls: readonly Metered[]) {
  const operations = [...new Set(calls.map(({ operation }) => operation))].toSorted();
  return {
    calls: Object.fromEntries(operations.map((name) => [name, calls.filter((call) => call.operation === name).length])),
    writeUnits: sum(calls.map(({ writeUnits }) => writeUnits)),
    readUnits: sum(calls.map(({ readUnits }) => readUnits)),
  };
}
