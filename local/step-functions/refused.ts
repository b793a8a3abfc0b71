/** What the engine refuses at CreateStateMachine, with a state that shows it and the path that is named. */
export interface Refused {
  what: string;
  why: string;
  states: object;
  path: string;
}

const PASS = { Type: "Pass", End: true };
const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: { FunctionName: "f" }, End: true };
const MAP = { Type: "Map", ItemProcessor: { StartAt: "B", States: { B: PASS } }, End: true };
const resource = (name: string): object => ({ A: { ...TASK, Resource: `arn:aws:states:::${name}`, Arguments: {} } });

/** Examples are written in JSONata. */
export const REFUSED: readonly Refused[] = [
  {
    what: "`Parallel`",
    why: "no machine here has branches",
    states: { A: { Type: "Parallel", Branches: [], End: true } },
    path: "/States/A/Type",
  },
  {
    what: "`ItemReader`, `ItemBatcher` and `ResultWriter` of a Map",
    why: "items come from the input",
    states: { A: { ...MAP, ItemReader: {} } },
    path: "/States/A",
  },
  {
    what: "a distributed Map of Express executions",
    why: "there are no Express executions",
    states: {
      A: {
        ...MAP,
        ItemProcessor: { ...MAP.ItemProcessor, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" } },
      },
    },
    path: "/States/A/ItemProcessor/ProcessorConfig/ExecutionType",
  },
  {
    what: "`.sync` and `.sync:2`",
    why: "nothing here runs jobs",
    states: resource("ecs:runTask.sync"),
    path: "/States/A/Resource",
  },
  {
    what: "activities",
    why: "tokens do what they do",
    states: { A: { ...TASK, Resource: "arn:aws:states:us-east-1:123456789012:activity:a" } },
    path: "/States/A/Resource",
  },
  {
    what: "optimised integrations that are not listed above",
    why: "the SDK integrations do the same",
    states: resource("dynamodb:putItem"),
    path: "/States/A/Resource",
  },
  {
    what: "SDK integrations of services that speak another protocol than JSON",
    why: "their requests are not built",
    states: resource("aws-sdk:s3:putObject"),
    path: "/States/A/Resource",
  },
  {
    what: "arguments of `lambda:invoke` that are not listed above",
    why: "they would be forgotten silently",
    states: { A: { ...TASK, Arguments: { FunctionName: "f", TenantId: "x" } } },
    path: "/States/A/Arguments/TenantId",
  },
  {
    what: "`Credentials`",
    why: "nothing here has roles",
    states: { A: { ...TASK, Credentials: { RoleArn: "r" } } },
    path: "/States/A",
  },
  {
    what: "`$eval` in an expression",
    why: "the service refuses it too",
    states: { A: { ...PASS, Output: "{% $eval('1') %}" } },
    path: "/States/A/Output",
  },
  {
    what: "filters and functions in a JSONPath (`[?(…)]`, `.length()`)",
    why: "JSONata does this better",
    states: { A: { ...PASS, QueryLanguage: "JSONPath", InputPath: "$.a[?(@.b > 1)]" } },
    path: "/States/A/InputPath",
  },
  {
    what: "any other field",
    why: "what is not understood is never skipped",
    states: { A: { ...PASS, Colour: "red" } },
    path: "/States/A",
  },
];
