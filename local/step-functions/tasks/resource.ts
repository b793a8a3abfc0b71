import { refuse } from "../definition/refuse.ts";
import type { TaskState } from "../definition/schema.ts";

/** What a Task calls. `type` and `name` are the spelling of the history (`aws-sdk:dynamodb`, `updateItem.waitForTaskToken`). */
export interface Resource {
  type: "lambda" | "aws-sdk:dynamodb";
  name: string;
  action: string;
  /** The state is not left when the call returns, but when its token is sent. */
  callback: boolean;
}

const DYNAMODB = new Set(["getItem", "putItem", "updateItem", "deleteItem", "query", "transactWriteItems"]);
const LAMBDA_ARGUMENTS = new Set(["FunctionName", "Payload", "Qualifier"]);
const PATTERN = /^arn:[a-z0-9-]+:states:::(lambda|aws-sdk:dynamodb):([a-zA-Z]+)(\.waitForTaskToken)?$/u;

/** Reads the Resource of a Task; undefined if the engine does not implement it. */
export function resourceOf(arn: string): Resource | undefined {
  const [, type, action, callback] = PATTERN.exec(arn) ?? [];
  if (action === undefined) {
    return undefined;
  }
  if (type === "lambda" && action === "invoke" && callback === undefined) {
    return { type, name: action, action, callback: false };
  }
  return type === "aws-sdk:dynamodb" && DYNAMODB.has(action)
    ? { type, name: action + (callback ?? ""), action, callback: callback !== undefined }
    : undefined;
}

/** Refuses a Task whose resource or arguments the engine does not implement. */
export function assertResource(state: TaskState, path: readonly PropertyKey[]): void {
  const resource = resourceOf(state.Resource);
  if (resource === undefined) {
    refuse([...path, "Resource"], `the resource '${state.Resource}' is not implemented`);
  }
  if (resource.type === "lambda" && typeof state.Arguments === "object" && state.Arguments !== null) {
    const unknown = Object.keys(state.Arguments).find((key) => !LAMBDA_ARGUMENTS.has(key));
    if (unknown !== undefined) {
      refuse([...path, "Arguments", unknown], `the argument '${unknown}' is not implemented`);
    }
  }
  if (resource.callback && !JSON.stringify(state.Arguments ?? {}).includes("$states.context.Task.Token")) {
    refuse([...path, "Arguments"], "a callback task must pass on $states.context.Task.Token");
  }
}
