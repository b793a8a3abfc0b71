import type { Machines } from "../machines.ts";
import { type Answer, json, problem } from "./exchange.ts";

/** All executions, newest first. */
export async function executionsList(machines: Machines): Promise<Answer> {
  const executions: unknown[] = [];
  for (const stateMachineArn of machines.arns) {
    let nextToken: unknown;
    do {
      const request = { stateMachineArn, maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) };
      const page = fields((await machines.call("ListExecutions", request)).body);
      if (Array.isArray(page["executions"])) executions.push(...page["executions"]);
      nextToken = page["nextToken"];
    } while (nextToken !== undefined);
  }
  return json(200, { executions });
}

/** One execution with its history. */
export async function executionPage(machines: Machines, name: string): Promise<Answer> {
  for (const arn of machines.arns) {
    const executionArn = `${arn.replace(":stateMachine:", ":execution:")}:${name}`;
    const described = await machines.call("DescribeExecution", { executionArn });
    if (described.status !== 200) continue;
    const history = await machines.call("GetExecutionHistory", { executionArn, maxResults: 1000 });
    return json(200, { ...fields(described.body), events: fields(history.body)["events"] ?? [] });
  }
  return problem(404, "unknown-execution", "没有这个执行实例", { name });
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
