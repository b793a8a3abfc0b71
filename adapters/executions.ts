import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";

/** The escalation machines of the stage. */
export interface Executions {
  readonly client: SFNClient;
  readonly stateMachine: string;
}

/** Makes a client and sends nothing. */
export function openExecutions({ STATE_MACHINE }: { readonly STATE_MACHINE: string }): Executions {
  return { client: new SFNClient({ maxAttempts: 5 }), stateMachine: STATE_MACHINE };
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

export async function startExecution({ client, stateMachine }: Executions, input: MachineInput): Promise<void> {
  const { pk, issue, epoch, wakeAt } = input;
  try {
    await client.send(
      new StartExecutionCommand({
        stateMachineArn: stateMachine,
        name: executionName(input),
        input: JSON.stringify({ pk, issue, epoch, wakeAt }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

/** "Look again": the waiting machine learns the new wake time. "stale" = it no longer waits with this token, which is normal. */
export async function signal({ client }: Executions, token: string, wakeAt: string): Promise<"sent" | "stale"> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ wakeAt }) }));
    return "sent";
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return "stale";
    throw error;
  }
}

/** Status of the machine of an epoch as Step Functions names it; "missing" if it never started or is forgotten (90 days). */
export async function describeExecution(
  { client, stateMachine }: Executions,
  machine: Pick<MachineInput, "issue" | "epoch">,
): Promise<string> {
  const executionArn = `${stateMachine.replace(":stateMachine:", ":execution:")}:${executionName(machine)}`;
  try {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return status ?? "missing";
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return "missing";
    throw error;
  }
}
