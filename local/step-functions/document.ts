import { CALLS } from "./engine.ts";
import { FIELDS_OF } from "./definition/language.ts";
import { stateSchema } from "./definition/schema.ts";
import { COMPARISONS, KINDS } from "./json-path/choice-rule.ts";
import { INTRINSICS } from "./json-path/intrinsics.ts";
import { serviceFunctions } from "./jsonata-functions.ts";
import { LIMITS, OWN_LIMITS } from "./limits.ts";
import { REFUSED } from "./refused.ts";
import { BEGIN } from "./run/enter-state.ts";
import { LAMBDA_ARGUMENTS, OPTIMISED } from "./tasks/resource.ts";
import { SERVICES } from "./tasks/services.ts";

/**
 * What the engine implements and refuses, from the tables it works with.
 * @param operations every operation the service has
 */
export function engineDocument(operations: readonly string[]): string {
  const absent = operations.filter((name) => !CALLS.has(name));
  return [
    "# The local Step Functions engine",
    "",
    "Written by `npm run engine:doc` from the engine's own tables (`local/step-functions/`); a test fails when it is stale.",
    "What stands here behaves as in the service; what does not is refused, in a definition when the machine is created.",
    "It starts alone: `npm run engine -- --port 9010 --data DIR`; other services are found by `AWS_ENDPOINT_URL_*`",
    "(or one `AWS_ENDPOINT_URL` for all), the region by `AWS_REGION`, the account by `AWS_ACCOUNT_ID`.",
    "",
    "## Operations",
    "",
    list([...CALLS.keys()]),
    "",
    `Not implemented, refused as \`UnknownOperationException\`: ${list(absent)}`,
    "",
    "Configuration of logging, tracing, encryption and tags is accepted and means nothing. Versions, aliases and `publish` are refused.",
    "",
    "## States",
    "",
    "| state | fields in JSONata | fields in JSONPath |",
    "|---|---|---|",
    ...Object.keys(BEGIN).map((type) => `| ${type} | ${fields(type, "JSONata")} | ${fields(type, "JSONPath")} |`),
    "",
    "A Map runs inline or distributed. A retrier takes `IntervalSeconds`, `BackoffRate`, `MaxAttempts`, `MaxDelaySeconds` and `JitterStrategy`.",
    "`States.ALL` stands for every error but `States.Runtime`; `States.TaskFailed` for every error but that and `States.Timeout`.",
    "",
    "## Tasks",
    "",
    `- \`arn:…:lambda:…:function:…\` as the Resource itself, and ${patterns()}. \`lambda:invoke\` takes ${list([...LAMBDA_ARGUMENTS])}.`,
    "- Every operation of these services as `aws-sdk:<service>:<operation>`, plain or `.waitForTaskToken`:",
    "",
    "| service | found by | errors |",
    "|---|---|---|",
    ...Object.entries(SERVICES).map(
      ([key, { name, endpoint }]) => `| \`aws-sdk:${key}\` | \`AWS_ENDPOINT_URL_${endpoint}\` | \`${name}.…\` |`,
    ),
    "",
    "A service that cannot be reached is `<Service>.SdkClientException`.",
    "",
    "## Expressions",
    "",
    `- JSONata, with ${list(Object.keys(serviceFunctions(0)).map((name) => `$${name}`))} of the service. \`$random(seed)\` repeats itself, but not the numbers of the service.`,
    `- JSONPath: names, indexes, lists, slices, wildcards, descent, \`$$\`, \`$variable\`; functions ${list(Object.keys(INTRINSICS).map((name) => `States.${name}`))}.`,
    `- Choice rules in JSONPath: ${list([...Object.keys(COMPARISONS), ...Object.keys(KINDS), "IsPresent", "And", "Or", "Not"])}; comparisons also with \`…Path\`, but for \`StringMatches\`.`,
    "",
    "## Refused",
    "",
    "| what | why | named as |",
    "|---|---|---|",
    ...REFUSED.map(({ what, why, path }) => `| ${what} | ${why} | \`${path}\` |`),
    "",
    "Express machines are refused as `StateMachineTypeNotSupported`.",
    "",
    "## Limits",
    "",
    `As in the service: ${numbers(LIMITS)}.`,
    `Of the engine: ${numbers(OWN_LIMITS)}.`,
    "",
    "## What is kept",
    "",
    "Everything, in one SQLite file (WAL, `synchronous = FULL`), one engine per file. A step and its events are one transaction; what is ready at the same",
    "instant shares one fsync. After a kill, or a power cut, every execution goes on: no recorded step is recorded again; a call without a recorded answer is",
    "made again with the same arguments and token; timers keep their instant, however far, and none fires early. Closed executions are never deleted (the",
    "service keeps them 90 days). A file of another layout is refused.",
    "",
  ].join("\n");
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function patterns(): string {
  return Object.entries(OPTIMISED)
    .map(([name, { callback }]) => `\`${name}\`${callback ? " (plain or `.waitForTaskToken`)" : ""}`)
    .join(", ");
}

function numbers(table: { readonly [name: string]: number }): string {
  const words = (name: string): string => name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return Object.entries(table)
    .map(([name, value]) => `${words(name)} ${value.toLocaleString("en")}`)
    .join(" · ");
}

const EVERYWHERE = new Set(["Type", "Comment", "QueryLanguage", "Next", "End"]);

function fields(type: string, language: "JSONata" | "JSONPath"): string {
  const foreign = FIELDS_OF[language === "JSONata" ? "JSONPath" : "JSONata"];
  const shape = stateSchema.def.options.find((option) => option.shape.Type.def.values[0] === type)?.shape ?? {};
  return list(Object.keys(shape).filter((name) => !EVERYWHERE.has(name) && !foreign.has(name)));
}
