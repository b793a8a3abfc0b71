import { existsSync } from "node:fs";
import { freshExecution } from "../local/step-functions/store/execution.ts";
import { openStore } from "../local/step-functions/store/store.ts";
import { insertMachine } from "../local/step-functions/store/machines.ts";

const MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:patient";
const STATES = { W: { Type: "Wait", Seconds: 31_536_000, End: true } };
const CHUNK = 20_000;

/** A file of the engine in which so many executions wait for a timer of next year, written by the store itself. */
export async function fillWaiting(file: string, count: number): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already`);
  const store = openStore(file);
  const at = Date.now();
  const text = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "W", States: STATES });
  await store.commit(() => insertMachine(store, { arn: MACHINE, name: "patient", text, role: "r", at }));
  const input = JSON.stringify({ pk: "T#pingshan#ISSUE#0001", epoch: "1", wakeAt: new Date(at).toISOString() });
  for (let from = 0; from < count; from += CHUNK) {
    await store.commit(() => {
      for (let n = from; n < Math.min(from + CHUNK, count); n += 1) insertWaiting(n);
    });
  }
  store.close();

  function insertWaiting(n: number): void {
    const row = {
      ...freshExecution({
        arn: `${MACHINE.replace("stateMachine", "execution")}:e${n}`,
        name: `e${n}`,
        machine: MACHINE,
        definition: 1,
        role: "r",
        started: at,
        input,
        state: "W",
        stateInput: input,
        deadline: null,
      }),
      phase: "waiting" as const,
      enteredEvent: 2,
      due: at + 31_536_000_000 + n,
      lastEvent: 2,
      previousEvent: 2,
    };
    const entered = { name: "W", input, inputDetails: { truncated: false } };
    store.save({ id: store.insert(row), ...row }, [
      { id: 1, previous: 0, at, type: "ExecutionStarted", details: { input, roleArn: "r" } },
      { id: 2, previous: 0, at, type: "WaitStateEntered", details: entered },
    ]);
  }
}
