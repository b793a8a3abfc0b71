import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, Source } from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";

/**
 * The web app in its private bucket. Pages are asked for anew each time; what they load has its hash in its name and is
 * kept for a year. Old files stay, for pages opened before a deployment.
 */
export class WebFiles extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, built: string) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, "Bucket", {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (!existsSync(built)) throw new Error(`There is no web app in ${built}: run npm run build`);
    // The same bucket by name: the class does not fit the interface under exactOptionalPropertyTypes.
    const destinationBucket = s3.Bucket.fromBucketName(this, "ByName", this.bucket.bucketName);
    const common = { destinationBucket, prune: false };
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
