import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Aws, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as logs from "aws-cdk-lib/aws-logs";
import * as states from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { DataStack } from "./data.ts";
import { useOfKey } from "./grants.ts";
import { LOG_RETENTION, type ServiceFunction } from "./service-function.ts";
import type { StageSettings } from "./stage-settings.ts";

const definition = join(import.meta.dirname, "..", "workflow", "escalation.asl.json");

/** What the machine may touch when it parks: the keys and strings of WAIT, nothing of the issue. */
const PARKING = ["pk", "sk", "token", "parkedFor", "wakeAt", "epoch"];

/** After a recovery another: an execution of the old machine parks in the old table, and its name must not be taken for a new one's. */
export function machineName({ name, restored }: Pick<StageSettings, "name" | "restored">): string {
  return [name, "escalation", ...(restored ? [restored.table] : [])].join("-");
}

export interface EscalationProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly decide: ServiceFunction;
}

/** One execution per issue and epoch: it waits and asks (docs/adr/0004). */
export class Escalation extends Construct {
  readonly machine: states.StateMachine;

  constructor(scope: Construct, id: string, { settings, data, decide }: EscalationProps) {
    super(scope, id);
    const { name, tenant } = settings;
    // A definition from text grants nothing, so everything the machine may do stands here.
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("states.amazonaws.com"),
      inlinePolicies: {
        May: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ["dynamodb:UpdateItem"],
              resources: [data.table.tableArn],
              conditions: {
                "ForAllValues:StringEquals": { "dynamodb:Attributes": PARKING },
                "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`T#${tenant}#ISSUE#*`] },
              },
            }),
            new iam.PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [decide.lambda.functionArn] }),
            useOfKey(data, true),
          ],
        }),
      },
    });
    const destination = new logs.LogGroup(this, "Log", {
      logGroupName: `/aws/vendedlogs/states/${name}-escalation`,
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.machine = new states.StateMachine(this, "Machine", {
      stateMachineName: machineName(settings),
      stateMachineType: states.StateMachineType.STANDARD,
      definitionBody: states.DefinitionBody.fromString(readFileSync(definition, "utf8")),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        Table: data.table.tableName,
        DecideWhatIsDue: decide.lambda.functionName,
      },
      role,
      logs: { destination, level: states.LogLevel.ALL, includeExecutionData: false },
    });
  }
}
