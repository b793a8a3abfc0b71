import type { ChoiceState, Json, State, WaitState } from "../definition/schema.ts";
import { evaluate } from "../expressions.ts";
import { StateError } from "../fault.ts";
import { failExecution } from "./fail-state.ts";
import { COMPLETE, currentState, record, scopeOf, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";

/** Enters the present state and does what it does, as far as that needs nobody else. */
export async function enterState(journey: Journey): Promise<void> {
  const { execution } = journey;
  const state = currentState(journey);
  execution.entered = journey.now;
  record(journey, `${state.Type}StateEntered`, {
    name: execution.state,
    input: execution.stateInput,
    inputDetails: COMPLETE,
  });
  await BEGIN[state.Type](journey);
}

const BEGIN: { [type in State["Type"]]: (journey: Journey) => Promise<void> } = {
  Task: async (journey) => {
    journey.execution.phase = "attempt";
  },
  Choice: (journey) => choose(journey, stateAs(journey, "Choice")),
  Wait: (journey) => startWaiting(journey, stateAs(journey, "Wait")),
  Pass: (journey) => leaveState(journey, stateAs(journey, "Pass"), inputOf(journey)),
  Succeed: (journey) => leaveState(journey, { Output: stateAs(journey, "Succeed").Output }, inputOf(journey)),
  Fail: async (journey) => {
    const state = stateAs(journey, "Fail");
    const scope = scopeOf(journey);
    const say = async (text: string | undefined, field: string): Promise<string | undefined> =>
      text === undefined ? undefined : String(await evaluate(text, scope, field));
    failExecution(journey, await say(state.Error, "Error"), await say(state.Cause, "Cause"));
  },
};

async function choose(journey: Journey, state: ChoiceState): Promise<void> {
  const scope = scopeOf(journey);
  for (const [at, rule] of state.Choices.entries()) {
    const field = `Choices[${at}]/Condition`;
    const holds = typeof rule.Condition === "boolean" ? rule.Condition : await evaluate(rule.Condition, scope, field);
    if (typeof holds !== "boolean") {
      throw new StateError("States.QueryEvaluationError", `The field '${field}' must evaluate to a boolean.`, field);
    }
    if (holds) {
      return await leaveState(journey, rule, inputOf(journey), {}, `Choices[${at}]/`);
    }
  }
  if (state.Default === undefined) {
    throw new StateError("States.NoChoiceMatched", "No choice rule matched and there is no Default.");
  }
  await leaveState(journey, { ...state, Next: state.Default }, inputOf(journey));
}

async function startWaiting(journey: Journey, state: WaitState): Promise<void> {
  const field = state.Seconds === undefined ? "Timestamp" : "Seconds";
  const value = await evaluate(state.Seconds ?? state.Timestamp ?? null, scopeOf(journey), field);
  const due =
    typeof value === "number" && field === "Seconds" && Number.isInteger(value) && value >= 0
      ? journey.now + value * 1000
      : typeof value === "string" && field === "Timestamp"
        ? Date.parse(value)
        : NaN;
  if (Number.isNaN(due)) {
    throw new StateError(
      "States.QueryEvaluationError",
      `The field '${field}' must give a whole number of seconds or an instant.`,
      field,
    );
  }
  journey.execution.phase = "waiting";
  journey.execution.due = due;
}

function inputOf(journey: Journey): Json {
  return JSON.parse(journey.execution.stateInput);
}
