import type { Aws } from "./aws.ts";
import { element, type Made, query, type Stage } from "./stage.ts";
import { must } from "./verdicts.ts";

const VERSION = { Version: "2010-05-08" };

/**
 * Whether permissions are enforced at all: without its policy the function behind `ask` must fail, with it again it must answer.
 * Otherwise everything that passed would say nothing about our roles.
 */
export async function starve(aws: Aws, stage: Stage, called: string, ask: () => Promise<number>): Promise<string> {
  const role = roleOf(stage, called);
  const named = { RoleName: role.physical, PolicyName: "May", ...VERSION };
  const policy = decodeURIComponent(
    element(await query(aws, "iam", { Action: "GetRolePolicy", ...named }), "PolicyDocument"),
  );
  must(policy.includes("dynamodb:"), `the role of ${called} has no policy May`);
  await query(aws, "iam", { Action: "DeleteRolePolicy", ...named });
  const starved = await ask();
  await query(aws, "iam", { Action: "PutRolePolicy", ...named, PolicyDocument: policy.replaceAll("&quot;", '"') });
  const fed = await ask();
  must(starved === 500 && fed === 200, `${called} answered ${starved} without its policy and ${fed} with it`);
  return `${called} answers ${starved} without its policy, ${fed} with it`;
}

function roleOf({ resources }: Stage, called: string): Made {
  const role = resources.find(({ type, id }) => type === "AWS::IAM::Role" && id.startsWith(`${called}Role`));
  must(role !== undefined, `there is no role of ${called}`);
  return role;
}
