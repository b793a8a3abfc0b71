import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** Days. Network logs are kept for six months at least (Cybersecurity Law of the PRC): 184 days, and some more. */
const LOGS_KEPT = 400;

const HOUSE_RULES = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/** A bucket as this house has them: nobody from outside, TLS only, encrypted, kept when the stack goes, and every access logged. */
export function privateBucket(scope: Construct, id: string, logs: s3.Bucket, more: s3.BucketProps): s3.Bucket {
  const bucket = new s3.Bucket(scope, id, { ...HOUSE_RULES, ...more });
  const { defaultChild } = bucket.node;
  // On the resource itself: the property of the class does not fit its own interface under exactOptionalPropertyTypes.
  if (defaultChild instanceof s3.CfnBucket)
    defaultChild.loggingConfiguration = {
      destinationBucketName: logs.bucketName,
      logFilePrefix: `${bucket.node.path.split("/").slice(1).join("-").toLowerCase()}/`,
    };
  return bucket;
}

/** Who read what: of the buckets of one stack. The delivery of S3 works with its own encryption only. */
export function accessLogBucket(scope: Construct, id: string): s3.Bucket {
  const bucket = new s3.Bucket(scope, id, {
    ...HOUSE_RULES,
    encryption: s3.BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(LOGS_KEPT) }],
  });
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal("logging.s3.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [bucket.arnForObjects("*")],
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  );
  return bucket;
}
