/** An AWS service that speaks JSON over POST with `X-Amz-Target`. */
export interface JsonService {
  target: string;
  version: "1.0" | "1.1";
  /** How the SDK integration spells it in error names and causes: `DynamoDb.ConditionalCheckFailedException`. */
  name: string;
  /** `AWS_ENDPOINT_URL_<this>` says where it is. Source: SDKs and tools reference, "Service-specific endpoints". */
  endpoint: string;
}

/** `aws-sdk:<key>`. Services that speak another protocol are not implemented. */
export const SERVICES: { readonly [service: string]: JsonService } = {
  dynamodb: { target: "DynamoDB_20120810", version: "1.0", name: "DynamoDb", endpoint: "DYNAMODB" },
  sqs: { target: "AmazonSQS", version: "1.0", name: "Sqs", endpoint: "SQS" },
  sfn: { target: "AWSStepFunctions", version: "1.0", name: "Sfn", endpoint: "SFN" },
  eventbridge: { target: "AWSEvents", version: "1.1", name: "EventBridge", endpoint: "EVENTBRIDGE" },
  kinesis: { target: "Kinesis_20131202", version: "1.1", name: "Kinesis", endpoint: "KINESIS" },
  kms: { target: "TrentService", version: "1.1", name: "Kms", endpoint: "KMS" },
  secretsmanager: { target: "secretsmanager", version: "1.1", name: "SecretsManager", endpoint: "SECRETS_MANAGER" },
  ssm: { target: "AmazonSSM", version: "1.1", name: "Ssm", endpoint: "SSM" },
  cloudwatchlogs: {
    target: "Logs_20140328",
    version: "1.1",
    name: "CloudWatchLogs",
    endpoint: "CLOUDWATCH_LOGS",
  },
};
