import type { Assembly, Resource } from "./assembly.ts";
import type { Aws } from "./aws.ts";
import { must } from "./verdicts.ts";

/** What stands in the emulator after a deployment. */
export interface Stage {
  /** Where the API answers; the address in the outputs is AWS's. */
  readonly base: string;
  /** First part of the names of functions and machine. */
  readonly name: string;
  readonly machine: string;
  readonly resources: readonly Made[];
}

export interface Made {
  readonly stack: string;
  readonly id: string;
  readonly physical: string;
  readonly type: string;
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Reads back every resource of the assembly. @throws if one was not made */
export async function readStage(aws: Aws, assembly: Assembly): Promise<Stage> {
  const resources: Made[] = [];
  for (const stack of assembly.stacks) {
    const made = await listResources(aws, stack);
    const wanted = Object.entries(assembly.template(stack).Resources);
    const missing = wanted.filter(([id]) => !made.has(id)).map(([id]) => id);
    must(missing.length === 0, `${stack} lacks ${missing.join(", ")}`);
    for (const [id, { Type }] of wanted) resources.push({ stack, id, type: Type, physical: made.get(id) ?? "" });
  }
  const api = only(resources, "AWS::ApiGateway::RestApi").physical;
  const machine = only(resources, "AWS::StepFunctions::StateMachine").physical;
  return {
    resources,
    machine,
    base: `${aws.endpoint}/restapis/${api}/v1/_user_request_`,
    name:
      machine
        .split(":")
        .at(-1)
        ?.replace(/-escalation$/, "") ?? "",
  };
}

export function only(resources: readonly Made[], type: string, begins = ""): Made {
  const found = resources.filter((one) => one.type === type && one.id.startsWith(begins));
  const [first] = found;
  must(first !== undefined && found.length === 1, `${found.length} resources of type ${type} instead of one`);
  return first;
}

async function listResources(aws: Aws, stack: string): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  let next = "";
  do {
    const body = new URLSearchParams({ Action: "ListStackResources", Version: "2010-05-15", StackName: stack });
    if (next) body.set("NextToken", next);
    const text = await aws.request("cloudformation", "POST", "/", body.toString(), FORM);
    for (const [, member = ""] of text.matchAll(/<member>(.*?)<\/member>/gs))
      if (/<ResourceStatus>(CREATE|UPDATE)_COMPLETE/.test(member))
        made.set(element(member, "LogicalResourceId"), element(member, "PhysicalResourceId"));
    next = element(text, "NextToken");
  } while (next);
  return made;
}

export function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}

/** A call of a service that takes forms and answers XML. */
export function query(aws: Aws, service: string, values: Record<string, string>): Promise<string> {
  return aws.request(service, "POST", "/", new URLSearchParams(values).toString(), FORM);
}

/** Whether it stays when its stack goes. */
export function isKept({ DeletionPolicy = "Delete" }: Resource): boolean {
  return DeletionPolicy.startsWith("Retain");
}
