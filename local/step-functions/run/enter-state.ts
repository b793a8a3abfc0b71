import type { ChoiceState, FailState, State, WaitState } from "../definition/schema.ts";
import { readInstant } from "../definition/instant.ts";
import { evaluate, evaluationProblem } from "../expressions.ts";
import { StateProblem } from "../fault.ts";
import { holds } from "../json-path/choice-rule.ts";
import { argumentsOf, effectiveInput, fieldOf, wholeSeconds } from "./data-flow.ts";
import { fail } from "./end.ts";
import { COMPLETE, currentState, recordEntry, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";
import { rootsOf, scopeOf } from "./scope.ts";

/** Enters the present state and does what it does, as far as that needs nobody else. */
export async function enterState(journey: Journey): Promise<void> {
  const { execution } = journey;
  const state = currentState(journey);
  execution.entered = journey.now;
  recordEntry(journey, `${state.Type}StateEntered`, {
    name: execution.state,
    input: execution.stateInput,
    inputDetails: COMPLETE,
  });
  await BEGIN[state.Type](journey);
}

/** What every kind of state does when it is entered. The keys are the state types the engine implements. */
export const BEGIN: { readonly [type in State["Type"]]: (journey: Journey) => Promise<void> } = {
  Task: async (journey) => {
    journey.execution.phase = "attempt";
  },
  Map: async (journey) => {
    journey.execution.phase = "attempt";
  },
  Choice: (journey) => choose(journey, stateAs(journey, "Choice")),
  Wait: (journey) => startWaiting(journey, stateAs(journey, "Wait")),
  Pass: async (journey) => {
    const state = stateAs(journey, "Pass");
    const given = await argumentsOf(journey, { Parameters: state.Parameters }, effectiveInput(journey, state));
    await leaveState(journey, state, state.Result === undefined ? given : JSON.stringify(state.Result));
  },
  Succeed: async (journey) => {
    const state = stateAs(journey, "Succeed");
    const { Output, OutputPath } = state;
    await leaveState(journey, { Output, OutputPath }, effectiveInput(journey, state));
  },
  Fail: async (journey) => {
    const state = stateAs(journey, "Fail");
    fail(journey, await say(journey, state, "Error"), await say(journey, state, "Cause"));
  },
};

async function say(journey: Journey, state: FailState, field: "Error" | "Cause"): Promise<string | undefined> {
  const value = await fieldOf(journey, state, field);
  if (value !== undefined && typeof value !== "string") {
    const cause = `The ${field} field must be a string, not ${JSON.stringify(value)}`;
    throw state.QueryLanguage === "JSONata"
      ? evaluationProblem(field, cause)
      : new StateProblem("States.Runtime", cause);
  }
  return value;
}

async function choose(journey: Journey, state: ChoiceState): Promise<void> {
  const input = effectiveInput(journey, state);
  const { OutputPath } = state;
  for (const [at, rule] of state.Choices.entries()) {
    const field = `Choices[${at}]/Condition`;
    const met =
      state.QueryLanguage === "JSONPath"
        ? holds(rule, rootsOf(journey, JSON.parse(input)))
        : typeof rule.Condition === "string"
          ? await evaluate(rule.Condition, scopeOf(journey), field)
          : rule.Condition;
    if (typeof met !== "boolean") {
      throw evaluationProblem(field, `The field '${field}' must evaluate to a boolean.`);
    }
    if (met) {
      const { Output, Assign, Next } = rule;
      return await leaveState(journey, { Output, Assign, Next, OutputPath }, input, {}, `Choices[${at}]/`);
    }
  }
  if (state.Default === undefined) {
    throw new StateProblem("States.NoChoiceMatched", "No choice rule matched and there is no Default.");
  }
  await leaveState(journey, { ...state, Next: state.Default }, input);
}

async function startWaiting(journey: Journey, state: WaitState): Promise<void> {
  const jsonata = state.QueryLanguage === "JSONata";
  const seconds = await fieldOf(journey, state, "Seconds");
  journey.execution.due =
    seconds === undefined
      ? await untilInstant(journey, state, jsonata)
      : journey.now + wholeSeconds(seconds, "Seconds", 0, jsonata) * 1000;
  journey.execution.phase = "waiting";
}

async function untilInstant(journey: Journey, state: WaitState, jsonata: boolean): Promise<number> {
  const value = await fieldOf(journey, state, "Timestamp");
  const due = typeof value === "string" ? readInstant(value) : undefined;
  if (due === undefined) {
    const given = typeof value === "string" ? value : JSON.stringify(value);
    const cause = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${given}`;
    throw jsonata ? evaluationProblem("Timestamp", cause) : new StateProblem("States.Runtime", cause);
  }
  return due;
}
