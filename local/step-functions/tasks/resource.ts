import { refuse } from "../definition/refuse.ts";
import type { Path } from "../definition/refuse.ts";
import type { TaskState } from "../definition/schema.ts";
import { SERVICES } from "./services.ts";

/** What a Task calls. `type` and `name` are the spelling of the history (`aws-sdk:dynamodb`, `updateItem.waitForTaskToken`). */
export interface Resource {
  /** `function`: a Lambda function whose ARN is the Resource itself. */
  type: string;
  name: string;
  action: string;
  /** The state is not left when the call returns, but when its token is sent. */
  callback: boolean;
}

/** The optimised integrations that are implemented, with the patterns they have in the service. */
export const OPTIMISED: { readonly [name: string]: { callback: boolean } } = {
  "lambda:invoke": { callback: true },
  "sqs:sendMessage": { callback: true },
};
/** What `lambda:invoke` takes. */
export const LAMBDA_ARGUMENTS: ReadonlySet<string> = new Set([
  "FunctionName",
  "Payload",
  "Qualifier",
  "InvocationType",
  "LogType",
  "ClientContext",
]);
const FUNCTION = /^arn:[a-z0-9-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/u;
const INTEGRATION = /^arn:[a-z0-9-]+:states:[a-z0-9-]*:\d*:((?:aws-sdk:)?[a-z0-9]+):([a-zA-Z0-9]+)(\.\w+(?::\d)?)?$/u;

/** Reads the Resource of a Task; undefined if the engine does not implement it. */
export function resourceOf(arn: string): Resource | undefined {
  if (FUNCTION.test(arn)) {
    return { type: "function", name: arn, action: "invoke", callback: false };
  }
  const [, type, action, pattern] = INTEGRATION.exec(arn) ?? [];
  if (type === undefined || action === undefined || (pattern !== undefined && pattern !== ".waitForTaskToken")) {
    return undefined;
  }
  const resource = { type, name: action + (pattern ?? ""), action, callback: pattern !== undefined };
  if (type.startsWith("aws-sdk:")) {
    return Object.hasOwn(SERVICES, type.slice("aws-sdk:".length)) ? resource : undefined;
  }
  return Object.hasOwn(OPTIMISED, `${type}:${action}`) ? resource : undefined;
}

/** Refuses a Task whose resource or arguments the engine does not implement. */
export function assertResource(state: TaskState, path: Path): void {
  const resource = resourceOf(state.Resource);
  if (resource === undefined) {
    refuse([...path, "Resource"], `the resource '${state.Resource}' is not implemented`);
  }
  const [field, given] =
    state.QueryLanguage === "JSONata" ? ["Arguments", state.Arguments] : ["Parameters", state.Parameters];
  if (resource.type === "lambda" && typeof given === "object" && given !== null) {
    const unknown = Object.keys(given).find((key) => !LAMBDA_ARGUMENTS.has(key.replace(/\.\$$/u, "")));
    if (unknown !== undefined) {
      refuse([...path, field ?? "", unknown], `the argument '${unknown}' is not implemented`);
    }
  }
}
