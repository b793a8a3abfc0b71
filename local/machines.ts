import type { Clock } from "./clock.ts";
import type { DynamoDb } from "./dynamodb.ts";
import type { Functions } from "./functions/functions.ts";
import { type Engine, type EngineOptions, openEngine } from "./step-functions/engine.ts";
import { serveEngine } from "./step-functions/server.ts";
import type { Deployment } from "./template/deployment.ts";
import { asObject, asText, objectOrEmpty } from "./template/json.ts";

/** An engine in this process, or behind calls that take their time. */
export type EngineAnywhere = {
  [Name in keyof Engine]: Engine[Name] extends (...values: infer Values) => infer Result
    ? (...values: Values) => Result | Promise<Awaited<Result>>
    : never;
};

/** The Step Functions engine with the state machines of the template. */
export interface Machines {
  engine: EngineAnywhere;
  endpoint: string;
  /** ARNs of the template's state machines. */
  arns: string[];
  call(operation: string, body: object): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export interface MachineParts {
  file: string;
  deployment: Deployment;
  clock: Clock;
  dynamodb: DynamoDb;
  /** The functions exist after the engine, whose address they need; work that goes on after a restart waits for them. */
  functions: Promise<Functions>;
  open?: ((options: EngineOptions, clock: Clock) => EngineAnywhere) | undefined;
}

export async function startMachines(parts: MachineParts): Promise<Machines> {
  const { file, deployment, clock, dynamodb, functions, open = openEngine } = parts;
  const { region, account, partition } = deployment.place;
  const place = { region, account, partition };
  const invoke: EngineOptions["invoke"] = async (functionArn, payload) =>
    (await functions).invoke(functionArn, payload);
  const endpoint: EngineOptions["endpoint"] = (service) => (service === "DYNAMODB" ? dynamodb.endpoint : undefined);
  const engine = open({ ...place, file, now: clock.now, endpoint, invoke }, clock);
  const server = await serveEngine(engine, 0);
  const call: Machines["call"] = async (operation, body) => engine.handle(`AWSStepFunctions.${operation}`, body);
  const arns: string[] = [];
  for (const { names, properties } of deployment.of("AWS::StepFunctions::StateMachine")) {
    arns.push(names.arn);
    const definition = definitionOf(names.name, properties);
    const roleArn = asText(properties["RoleArn"], `${names.name}.RoleArn`);
    const type = properties["StateMachineType"] ?? "STANDARD";
    const made = await call("CreateStateMachine", { name: names.name, definition, roleArn, type });
    if (made.status === 200) continue;
    const updated = await call("UpdateStateMachine", { stateMachineArn: names.arn, definition, roleArn });
    if (updated.status !== 200)
      throw new Error(`State machine ${names.name}: ${JSON.stringify(made.body)} ${JSON.stringify(updated.body)}`);
  }
  return {
    engine,
    endpoint: server.url,
    arns,
    call,
    close: async () => {
      await server.close();
      await engine.close();
    },
  };
}

/** The ASL text, with the values of `DefinitionSubstitutions` in place of `${name}`. */
function definitionOf(name: string, properties: ReturnType<typeof objectOrEmpty>): string {
  const text =
    properties["DefinitionString"] === undefined
      ? JSON.stringify(asObject(properties["Definition"], `${name}.Definition`))
      : asText(properties["DefinitionString"], `${name}.DefinitionString`);
  return Object.entries(objectOrEmpty(properties["DefinitionSubstitutions"])).reduce(
    (result, [key, value]) => result.replaceAll(`\${${key}}`, asText(value, key)),
    text,
  );
}
