import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration } from "aws-cdk-lib";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import * as s3 from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import { privateBucket } from "./private-bucket.ts";
import { LOG_RETENTION } from "./service-function.ts";

/**
 * The web app in its private bucket. Pages are asked for anew each time; what they load has its hash in its name and is
 * kept for a year. Old files stay, for pages opened before a deployment.
 */
export class WebFiles extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, built: string, accessLogs: s3.Bucket) {
    super(scope, id);
    const encryption = s3.BucketEncryption.S3_MANAGED;
    this.bucket = privateBucket(this, "Bucket", accessLogs, { encryption });
    if (!existsSync(built)) throw new Error(`There is no web app in ${built}: run npm run build`);
    // The same bucket by name: the class does not fit the interface under exactOptionalPropertyTypes.
    const destinationBucket = s3.Bucket.fromBucketName(this, "ByName", this.bucket.bucketName);
    const logGroup = new LogGroup(this, "CopyLog", { retention: LOG_RETENTION });
    const common = { destinationBucket, prune: false, logGroup };
    const assets = join(built, "assets");
    const loaded = new BucketDeployment(this, "Assets", {
      ...common,
      sources: [Source.asset(existsSync(assets) ? assets : built)],
      destinationKeyPrefix: "assets/",
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const pages = new BucketDeployment(this, "Pages", {
      ...common,
      sources: [Source.asset(built, { exclude: ["assets"] })],
      cacheControl: [CacheControl.noCache()],
    });
    pages.node.addDependency(loaded);
  }
}
