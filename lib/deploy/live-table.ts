import { type Cloud, CloudError } from "../operate/cloud.ts";

/** The layout of the stage's table as it stands in the cloud; "none" before the first deployment, "unknown" if the stack does not say. */
export async function liveLayout(cloud: Cloud, dataStack: string): Promise<string> {
  let stacks: string;
  try {
    stacks = await cloud.formation({ Action: "DescribeStacks", StackName: dataStack });
  } catch (error) {
    // CloudFormation's way of saying that there is no such stack.
    if (error instanceof CloudError && error.code === "ValidationError" && error.message.includes("does not exist"))
      return "none";
    throw error;
  }
  // Left over from a deployment that failed before it made anything.
  if (/<StackStatus>(REVIEW_IN_PROGRESS|ROLLBACK_COMPLETE|DELETE_COMPLETE)</.test(stacks)) return "none";
  return /<OutputKey>TableLayout<\/OutputKey>\s*<OutputValue>([^<]*)</.exec(stacks)?.[1] ?? "unknown";
}

/** Why code of `layout` may not be deployed over the live table, or undefined. */
export function layoutFault(live: string, layout: string): string | undefined {
  if (live === "none" || live === layout) return undefined;
  return `线上的表是第 ${live} 版结构，本程序用第 ${layout} 版，不能直接部署：先按 docs/runbook.md「表结构升级」迁移。 The live table has layout ${live}, this code is for layout ${layout}: migrate first (docs/runbook.md).`;
}
