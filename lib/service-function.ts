import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { DEPLOYED, type DeployedFunction, type Setting } from "../contract/deployed.ts";
import type { Running } from "./running.ts";

/** Network logs are kept for six months at least (Cybersecurity Law of the PRC); CloudWatch has 180 days, then 365. */
export const LOG_RETENTION = logs.RetentionDays.ONE_YEAR;

export interface ServiceFunctionProps {
  readonly name: DeployedFunction;
  readonly functionName: string;
  /** Folder of all bundles; the function's own is below, under its name. */
  readonly bundles: string;
  readonly running: Running;
  readonly settings: Readonly<Partial<Record<Setting, string>>>;
  readonly access: readonly iam.PolicyStatement[];
}

/** A function as this house runs it: its bundle, exactly its settings, exactly its permissions, its own log. */
export class ServiceFunction extends Construct {
  readonly lambda: lambda.Function;
  readonly name: DeployedFunction;
  readonly running: Running;

  constructor(scope: Construct, props: ServiceFunctionProps) {
    super(scope, props.name);
    this.name = props.name;
    this.running = props.running;
    const logGroup = new logs.LogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${props.functionName}`,
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const writesLog = new iam.PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    });
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { May: new iam.PolicyDocument({ statements: [writesLog, ...props.access] }) },
    });
    this.lambda = new lambda.Function(this, "Function", {
      functionName: props.functionName,
      description: props.running.hurt.replace(/^/, "If it fails: "),
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(bundleOf(props)),
      handler: "index.handler",
      timeout: Duration.seconds(props.running.timeout),
      memorySize: props.running.memory,
      ...(props.running.atMost && { reservedConcurrentExecutions: props.running.atMost }),
      environment: environmentOf(props),
      role,
      logGroup,
    });
  }
}

function bundleOf({ name, bundles }: ServiceFunctionProps): string {
  const folder = join(bundles, name);
  if (!existsSync(join(folder, "index.mjs")))
    throw new Error(`The function ${name} has no bundle in ${folder}: run npm run build`);
  return folder;
}

function environmentOf({ name, settings }: ServiceFunctionProps): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const setting of DEPLOYED[name].settings) {
    const value = settings[setting];
    if (value === undefined) throw new Error(`The function ${name} needs ${setting}, which this stack does not have`);
    environment[setting] = value;
  }
  return environment;
}
