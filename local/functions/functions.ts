import type { Deployment } from "../template/deployment.ts";
import { type FunctionDefinition, functionDefinition } from "./definition.ts";
import type { Outcome } from "./messages.ts";
import type { Pool } from "./pool.ts";

/** The deployed functions, called by name or ARN as Lambda's Invoke would. */
export interface Functions {
  /** @param canWait others go first while threads are scarce */
  invoke(nameOrArn: string, payload: string, canWait?: boolean): Promise<Outcome>;
  /** The full name of the function whose name or logical id speaks of `word`, if there is one. */
  named(word: string): string | undefined;
}

export function openFunctions(deployment: Deployment, pool: Pool, endpoints: Record<string, string>): Functions {
  const resources = deployment.of("AWS::Lambda::Function");
  const definitions = new Map<string, FunctionDefinition>();
  const definitionOf = (nameOrArn: string): FunctionDefinition => {
    const name = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;
    const known = definitions.get(name);
    if (known) return known;
    const resource = resources.find((one) => one.names.name === name);
    if (!resource) throw new Error(`No function ${nameOrArn} in the template`);
    const definition = functionDefinition(resource, deployment, endpoints);
    definitions.set(name, definition);
    return definition;
  };
  return {
    invoke: async (nameOrArn, payload, canWait) => pool.invoke(definitionOf(nameOrArn), payload, canWait),
    named: (word) => {
      const plain = (text: string): string => text.replaceAll("-", "").toLowerCase();
      return resources.find(({ id, names }) => plain(names.name + id).includes(plain(word)))?.names.name;
    },
  };
}
