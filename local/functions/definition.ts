import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Deployment, Resource } from "../template/deployment.ts";
import type { Deployed } from "./messages.ts";
import { asNumber, asText, objectOrEmpty, textOr } from "../template/json.ts";

/** A deployed function as the template describes it. */
export interface FunctionDefinition {
  deployed: Deployed;
  /** Milliseconds. */
  timeout: number;
}

/**
 * @param endpoints the environment through which the AWS SDK finds the local engines
 * @throws if the function is not a Node function with an asset on this computer
 */
export function functionDefinition(
  resource: Resource,
  deployment: Deployment,
  endpoints: Record<string, string>,
): FunctionDefinition {
  const { properties, names } = resource;
  const runtime = textOr(properties["Runtime"], "");
  if (!runtime.startsWith("nodejs")) throw new Error(`${names.name} runs on ${runtime}, only Node functions run here`);
  const hash = textOr(objectOrEmpty(properties["Code"])["S3Key"], "").replace(/\.\w+$/, "");
  const folder = deployment.assets.get(hash);
  if (folder === undefined) throw new Error(`${names.name}: no asset ${hash} in the assembly`);
  const [file = "index", handler = "handler"] = asText(properties["Handler"], `${names.name}.Handler`).split(".");
  const memory = asNumber(properties["MemorySize"], 128);
  const variables = objectOrEmpty(objectOrEmpty(properties["Environment"])["Variables"]);
  const environment = {
    ...endpoints,
    AWS_REGION: deployment.place.region,
    AWS_DEFAULT_REGION: deployment.place.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: names.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${names.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    LAMBDA_TASK_ROOT: folder,
    TZ: ":UTC",
    _HANDLER: `${file}.${handler}`,
    ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, asText(value, key)])),
  };
  const module = pathToFileURL(join(folder, `${file}.mjs`)).href;
  return {
    deployed: { name: names.name, arn: names.arn, module, handler, environment, memory },
    timeout: asNumber(properties["Timeout"], 3) * 1000,
  };
}
