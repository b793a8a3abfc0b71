import { refuse } from "./refuse.ts";
import type { Path } from "./refuse.ts";
import type { State, States } from "./schema.ts";

type Exit = [path: (string | number)[], target: string];

/** Where a state may go, by the field that says so. */
export function exits(state: State): Exit[] {
  switch (state.Type) {
    case "Task":
    case "Map":
      return [...next(state), ...state.Catch.map((c, at): Exit => [["Catch", at, "Next"], c.Next])];
    case "Choice":
      return [
        ...state.Choices.map((c, at): Exit => [["Choices", at, "Next"], c.Next]),
        ...(state.Default === undefined ? [] : [[["Default"], state.Default] satisfies Exit]),
      ];
    case "Wait":
    case "Pass":
      return next(state);
    case "Succeed":
    case "Fail":
      return [];
  }
}

function next(state: { Next?: string | undefined }): Exit[] {
  return state.Next === undefined ? [] : [[["Next"], state.Next]];
}

/** Every named state exists and is reached; every state that goes on says where. @param path of the level */
export function assertFlow(startAt: string, states: States, path: Path): void {
  const has = (name: string): boolean => Object.hasOwn(states, name);
  if (!has(startAt)) {
    refuse([...path, "StartAt"], `there is no state '${startAt}'`);
  }
  const reached = new Set([startAt]);
  for (const name of reached) {
    const state = states[name];
    for (const [field, target] of state === undefined ? [] : exits(state)) {
      if (!has(target)) {
        refuse([...path, "States", name, ...field], `there is no state '${target}'`);
      }
      reached.add(target);
    }
  }
  for (const [name, state] of Object.entries(states)) {
    if (!reached.has(name)) {
      refuse([...path, "States", name], "the state is not reachable");
    }
    if (state.Type !== "Choice" && state.Type !== "Succeed" && state.Type !== "Fail") {
      if ((state.End === undefined) === (state.Next === undefined)) {
        refuse([...path, "States", name], "exactly one of Next and End is needed");
      }
    }
    if (state.Type === "Wait") {
      const given = [state.Seconds, state.SecondsPath, state.Timestamp, state.TimestampPath];
      if (given.filter((field) => field !== undefined).length !== 1) {
        refuse([...path, "States", name], "exactly one of Seconds and Timestamp is needed");
      }
    }
  }
}
