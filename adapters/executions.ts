import * as z from "zod/mini";
import { AwsError, type AwsService, callAws } from "./aws-call.ts";
import { awsEndpoint } from "./environment.ts";

/** The escalation machine of the stage. */
export interface Executions {
  /** Its ARN. */
  readonly stateMachine: string;
}

const STATES: AwsService = {
  name: "states",
  target: "AWSStepFunctions",
  json: "1.0",
  endpoint: () => awsEndpoint("states"),
};

export function openExecutions({ STATE_MACHINE }: { readonly STATE_MACHINE: string }): Executions {
  return { stateMachine: STATE_MACHINE };
}

export interface MachineInput {
  /** Partition key of the issue, for the machine's own update of WAIT. */
  readonly pk: string;
  readonly issue: string;
  readonly epoch: string;
  readonly wakeAt: string;
}

/** `<issue>-<epoch>`: the same start sent twice makes one machine. */
export function executionName({ issue, epoch }: Pick<MachineInput, "issue" | "epoch">): string {
  return `${issue}-${epoch}`;
}

export async function startExecution({ stateMachine }: Executions, input: MachineInput): Promise<void> {
  const { pk, issue, epoch, wakeAt } = input;
  await unless(
    ["ExecutionAlreadyExists"],
    callAws(STATES, "StartExecution", {
      stateMachineArn: stateMachine,
      name: executionName(input),
      input: JSON.stringify({ pk, issue, epoch, wakeAt }),
    }),
  );
}

/** "Look again": the waiting machine learns the new wake time. "stale" = it no longer waits with this token, which is normal. */
export async function signal(_: Executions, token: string, wakeAt: string): Promise<"sent" | "stale"> {
  const output = JSON.stringify({ wakeAt });
  const sent = callAws(STATES, "SendTaskSuccess", { taskToken: token, output });
  return (await unless(["TaskTimedOut", "TaskDoesNotExist"], sent)) === undefined ? "stale" : "sent";
}

const Description = z.object({ status: z.string() });

/** Status of the machine of an epoch as Step Functions names it; "missing" if it never started or is forgotten (90 days). */
export async function describeExecution(
  { stateMachine }: Executions,
  machine: Pick<MachineInput, "issue" | "epoch">,
): Promise<string> {
  const executionArn = `${stateMachine.replace(":stateMachine:", ":execution:")}:${executionName(machine)}`;
  const found = await unless(["ExecutionDoesNotExist"], callAws(STATES, "DescribeExecution", { executionArn }));
  return found === undefined ? "missing" : Description.parse(found).status;
}

/** The answer, or undefined for a refusal that is normal here. */
async function unless(normal: readonly string[], call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AwsError && normal.includes(error.code)) return undefined;
    throw error;
  }
}
