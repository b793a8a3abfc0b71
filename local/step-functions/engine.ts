import { getExecutionHistory, listExecutions } from "./api/lists.ts";
import type { Call } from "./api/call.ts";
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from "./api/callbacks.ts";
import { describeExecution, startExecution, stopExecution } from "./api/executions.ts";
import {
  createStateMachine,
  deleteStateMachine,
  describeStateMachine,
  describeStateMachineForExecution,
  listStateMachines,
  startSyncExecution,
  updateStateMachine,
} from "./api/machines.ts";
import { validateStateMachineDefinition } from "./api/validate.ts";
import { Fault } from "./fault.ts";
import { createRunner } from "./run/runner.ts";
import { openStore } from "./store/store.ts";
import { callResource } from "./tasks/call-resource.ts";
import type { Invoke } from "./tasks/lambda.ts";

export interface Engine {
  /**
   * One request of the wire protocol (AWS JSON 1.0).
   * @param target the header `X-Amz-Target`, e.g. `AWSStepFunctions.StartExecution`
   */
  handle(target: string, body: unknown): Promise<{ status: number; body: unknown; errorType?: string }>;
  /** Epoch ms of the earliest pending timer (wait, task time-out, retry, execution time-out), undefined if none. */
  nextTimer(): number | undefined;
  /** Nothing is running and no timer is due at `now` (epoch ms). An execution waiting for its token is quiet. */
  isQuiet(now: number): boolean;
  /** The injected clock jumped: looks at the timers again. */
  clockMoved(): void;
  /** Stops cleanly; the state stays on disk. Calls in flight are given up and made again when the file is opened. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** The SQLite file. One engine per file. */
  file: string;
  /** The clock, epoch ms. Timers run in real time against it. */
  now: () => number;
  region: string;
  account: string;
  partition: string;
  invoke: Invoke;
  /** Where a JSON service is, by the name its `AWS_ENDPOINT_URL_…` variable has: `DYNAMODB`, `SQS`. */
  endpoint: (service: string) => string | undefined;
}

const SERVICE = "AWSStepFunctions.";

/** Every operation of the API the engine implements. */
export const CALLS: ReadonlyMap<string, Call> = new Map<string, Call>(
  Object.entries({
    CreateStateMachine: createStateMachine,
    UpdateStateMachine: updateStateMachine,
    DescribeStateMachine: describeStateMachine,
    DescribeStateMachineForExecution: describeStateMachineForExecution,
    DeleteStateMachine: deleteStateMachine,
    ListStateMachines: listStateMachines,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
    StartExecution: startExecution,
    DescribeExecution: describeExecution,
    ListExecutions: listExecutions,
    GetExecutionHistory: getExecutionHistory,
    StartSyncExecution: startSyncExecution,
    StopExecution: stopExecution,
    SendTaskSuccess: sendTaskSuccess,
    SendTaskFailure: sendTaskFailure,
    SendTaskHeartbeat: sendTaskHeartbeat,
  }),
);

/** Opens the engine on its file and resumes every execution in it. */
export function openEngine(options: EngineOptions): Engine {
  const { now, region } = options;
  const store = openStore(options.file);
  const runner = createRunner({
    store,
    now,
    region,
    call: (resource, parameters, signal) => callResource(resource, parameters, signal, options),
  });
  const context = { store, runner, now, place: options };

  return {
    handle: async (target, body) => {
      const name = target.startsWith(SERVICE) ? target.slice(SERVICE.length) : target;
      const call = CALLS.get(name);
      try {
        if (call === undefined) {
          throw new Fault("UnknownOperationException", `${name} is not implemented by this engine`);
        }
        return { status: 200, body: await call(body, context) };
      } catch (error) {
        if (!(error instanceof Fault)) {
          throw error;
        }
        return { status: 400, body: { __type: error.type, message: error.message }, errorType: error.type };
      }
    },
    nextTimer: store.nextWake,
    isQuiet: (at) => !runner.isBusy() && (store.nextWake() ?? Infinity) > at,
    clockMoved: runner.look,
    close: async () => {
      await runner.close();
      store.close();
    },
  };
}
