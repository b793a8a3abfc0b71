/**
 * The behaviour of CDK this project was written against. They stand here and not in cdk.json because `node bin/app.ts`
 * is run without the CLI as well.
 */
export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = {
  // Exports and imports: the data stack cannot lose what the service uses. "weak" needs Fn::GetStackOutput, which is too
  // young to be relied on in the regions of China.
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
  "@aws-cdk/core:target-partitions": ["aws", "aws-cn"],
  // One template for both partitions: AWS::Partition stays a reference, whatever region is set.
  "@aws-cdk/core:enablePartitionLiterals": false,
  "@aws-cdk/aws-apigateway:disableCloudWatchRole": true,
  "@aws-cdk/aws-iam:minimizePolicies": true,
  "@aws-cdk/aws-iam:standardizedServicePrincipals": true,
  "@aws-cdk/core:checkSecretUsage": true,
  "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
};
