import type { Json } from "../definition/schema.ts";
import { StateProblem } from "../fault.ts";
import { readCall } from "./call-text.ts";
import type { Call, CallArgument } from "./call-text.ts";
import { runIntrinsic } from "./intrinsics.ts";
import { find, isObject, need } from "./paths.ts";
import type { Roots } from "./paths.ts";

const calls = new Map<string, Call>();

/** A payload template: fields named `….$` hold a path or a function call. Source: developer guide, "Payload template". */
export function fill(template: Json, roots: Roots): Json {
  if (Array.isArray(template)) {
    return template.map((item) => fill(item, roots));
  }
  if (!isObject(template)) {
    return template;
  }
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith(".$") && typeof value === "string"
        ? [key.slice(0, -2), lookUp(value, roots)]
        : [key, fill(value, roots)],
    ),
  );
}

/** A path, or a call of an intrinsic function. */
export function lookUp(text: string, roots: Roots): Json {
  if (!text.startsWith("States.")) {
    return need(text, roots);
  }
  const known = calls.get(text) ?? readCall(text);
  if (calls.size > 2000) {
    calls.clear();
  }
  calls.set(text, known);
  return run(known, roots);
}

function run(call: Call, roots: Roots): Json {
  const values = call.given.map((argument) => valueOf(argument, roots));
  try {
    return runIntrinsic(call.name, values);
  } catch (error) {
    throw new StateProblem(
      "States.IntrinsicFailure",
      `The function 'States.${call.name}' failed: ${String(Object(error).message ?? error)}`,
    );
  }
}

function valueOf(argument: CallArgument, roots: Roots): Json {
  if ("given" in argument) {
    return run(argument, roots);
  }
  if ("value" in argument) {
    return argument.value;
  }
  return find(argument.path, roots) ?? need(argument.text, roots);
}
