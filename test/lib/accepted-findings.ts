/**
 * What the reviewers of the cloud's own rules (cdk-nag: AwsSolutions and Serverless) say against the templates, and why it stays.
 * A row nobody needs any more fails the test as a finding without a row does.
 */
export interface Accepted {
  /** The whole id of the finding; in brackets what exactly was found. */
  readonly finding: RegExp;
  /** Paths of the constructs, below the stack. */
  readonly at: RegExp;
  readonly reason: string;
}

const COPIER = /^Custom::CDKBucketDeployment\w+\//;
const ONE_KIND_OF_OBJECT =
  "Objects have names nobody knows beforehand: all objects of one bucket, one action (lib/access.ts says which).";

export const ACCEPTED: readonly Accepted[] = [
  {
    finding: /^AwsSolutions-(APIG4|COG4)$/,
    at: /^Rest\/Api\//,
    reason:
      "Tokens are verified by the functions, of any OIDC issuer, as there is no Cognito in China (ADR 0006); test/functions tries every endpoint without one.",
  },
  {
    finding: /^AwsSolutions-APIG2$/,
    at: /^Rest\/Api\/Resource$/,
    reason:
      "Every request is parsed by the schema of its row in contract/endpoints.ts; the gateway's validator cannot name the field in the caller's language.",
  },
  {
    finding: /^AwsSolutions-APIG6$/,
    at: /^Rest\/Api\/DeploymentStage/,
    reason:
      "The access log has every request without persons. The execution log would write tokens and texts, into a group whose retention nobody sets.",
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AmazonAPIGatewayPushToCloudWatchLogs\]$/,
    at: /^Rest\/Api\/CloudWatchRole/,
    reason: "API Gateway's own right to write logs, of the account; AWS asks for this policy by name.",
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AWSBackupServiceRolePolicyFor\w+\]$/,
    at: /^Backup\/Role/,
    reason:
      "What AWS Backup needs changes with AWS Backup: its own policies follow; only the service can take the role.",
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AWSLambdaBasicExecutionRole\]$/,
    at: COPIER,
    reason: "The CDK's helper that copies the web app at deployment: it writes its own log.",
  },
  {
    finding: /^AwsSolutions-IAM5\[(Action::s3:|Resource::arn:<AWS::Partition>:s3:::)/,
    at: COPIER,
    reason: "The CDK's helper copies the web app: reads the deployment's assets, writes the web bucket, no other.",
  },
  {
    finding: /^(AwsSolutions-L1|Serverless-LambdaLatestVersion)$/,
    at: COPIER,
    reason: "The CDK's helper: its runtime is chosen by the CDK and comes with its updates.",
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^Escalation\/Role/,
    reason: "The delivery of logs of Step Functions is set up by actions that know no resource (its developer guide).",
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*(Quarantine|Attachments|Heads)\w*(\.Arn>)?\/\*\]$/,
    at: /^(command|files|public|read|prove-the-day)\/Role/,
    reason: ONE_KIND_OF_OBJECT,
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::<WebBucket\w+\.Arn>\/\*\]$/,
    at: /^Rest\/PageReader/,
    reason: ONE_KIND_OF_OBJECT,
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*:execution:<EscalationMachine\w+\.Name>:\*\]$/,
    at: /^(reconcile|restart-all|describe-issue)\/Role/,
    reason: "Executions of the one machine, whose names are those of the issues: they may be looked at, not changed.",
  },
  {
    finding: /^(AwsSolutions-SF2|Serverless-(StepFunctionStateMachineXray|APIGWXrayEnabled|LambdaTracing))$/,
    at: /./,
    reason:
      "One template for both partitions: X-Ray does not trace functions in China. Each request carries its id through log, commit and execution instead.",
  },
  {
    finding: /^AwsSolutions-SMG4$/,
    at: /^(ChainKey|HeadKey|CodeKey)\//,
    reason:
      "What was sealed, signed or handed out under a key must be checked with it for years. A new key gets a new id, by hand (docs/runbook.md).",
  },
  {
    finding: /^AwsSolutions-SMG4$/,
    at: /^MailLogin\//,
    reason: "The login of somebody else's mail server: it is changed there first, then here (docs/runbook.md).",
  },
  {
    finding: /^(AwsSolutions-SQS3|Serverless-SQSRedrivePolicy)$/,
    at: /^Failures\//,
    reason:
      "It is the queue for failures itself, of streams and asynchronous calls; an alarm rings for the first message.",
  },
  {
    finding: /^Serverless-SNSRedrivePolicy$/,
    at: /^Operators\/Topic\//,
    reason:
      "Mail to a person: what cannot be delivered comes back to nobody. An alarm stays red on the dashboard until its cause is gone.",
  },
  {
    finding: /^Serverless-LambdaDLQ$/,
    at: /./,
    reason:
      "Functions people or the machine wait for are called synchronously. The others have a failure destination with their stream, schedule or asynchronous call (test/lib/clockwork.test.ts).",
  },
];
