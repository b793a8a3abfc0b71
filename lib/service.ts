import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { DeployedFunction } from "../contract/deployed.ts";
import { Domain } from "./api/domain.ts";
import { Firewall } from "./api/firewall.ts";
import { RestApi } from "./api/rest-api.ts";
import type { DataStack } from "./data.ts";
import { Escalation } from "./escalation.ts";
import { statementsOf, type World } from "./grants.ts";
import { parameters } from "./parameters.ts";
import { Reactions } from "./reactions.ts";
import { accessLogBucket, privateBucket } from "./private-bucket.ts";
import { RUNNING } from "./running.ts";
import { Schedules } from "./schedules.ts";
import { ServiceFunction } from "./service-function.ts";
import type { StageSettings } from "./stage-settings.ts";
import { WebFiles } from "./web-files.ts";

export interface ServiceStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly built: { readonly functions: string; readonly web: string };
}

/** The picture of architecture §1: who calls, what decides, what follows a commit. All of it can be made again. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { data, built } = props;
    const { settings } = props;
    const { name, tenant, timeZone } = settings;
    const given = parameters(this, settings);
    const failures = this.failureQueue(name);
    const accessLogs = accessLogBucket(this, "AccessLogs");
    const quarantine = this.quarantine(data, given.publicOrigin, accessLogs);
    const values = settingValues(settings, data, given, quarantine);

    const make = (one: DeployedFunction, world: World, machine = ""): ServiceFunction =>
      new ServiceFunction(this, {
        name: one,
        functionName: `${name}-${one}`,
        bundles: built.functions,
        running: RUNNING[one],
        settings: { ...values, ...(machine && { STATE_MACHINE: machine }) },
        access: statementsOf(one, world),
      });
    const before: World = { data, quarantine, failures, tenant };
    const decide = make("decide-what-is-due", before);
    const { machine } = new Escalation(this, "Escalation", { settings, data, decide });
    const after: World = { ...before, machine };
    const fn = (one: Exclude<DeployedFunction, "decide-what-is-due">) => make(one, after, machine.stateMachineArn);

    const api = {
      public: fn("public"),
      read: fn("read"),
      command: fn("command"),
      files: fn("files"),
      settings: fn("settings"),
      directory: fn("directory"),
    };
    const reacting = { steer: fn("steer-execution"), announce: fn("announce") };
    const scheduled = {
      "deliver-notices": fn("deliver-notices"),
      reconcile: fn("reconcile"),
      "freeze-bulletin": fn("freeze-bulletin"),
      "send-bulletin": fn("send-bulletin"),
      "prove-the-day": fn("prove-the-day"),
      "keep-calendar": fn("keep-calendar"),
    };
    for (const byHand of ["load-county", "describe-issue", "restart-all", "replay"] as const) fn(byHand);

    const web = new WebFiles(this, "Web", built.web, accessLogs);
    const rest = new RestApi(this, "Rest", { name, functions: api, web: web.bucket });
    if (settings.domain) new Domain(this, "Domain", settings.domain, rest.api);
    new Firewall(this, "Firewall", { name, stage: rest.api.deploymentStage });
    new Reactions(this, "Reactions", { tenant, data, failures, ...reacting });
    new Schedules(this, "Schedules", { timeZone, failures, functions: scheduled });
  }

  /** What nobody could work on; an alarm rings as soon as something lies here. */
  private failureQueue(name: string): Queue {
    return new Queue(this, "Failures", {
      queueName: `${name}-failures`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }

  /** Uploads not yet checked: the browser sends them here, and whatever was not attached is gone after a day. */
  private quarantine({ key }: DataStack, origin: string, accessLogs: s3.Bucket): s3.Bucket {
    return privateBucket(this, "Quarantine", accessLogs, {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      cors: [{ allowedOrigins: [origin], allowedMethods: [s3.HttpMethods.POST], allowedHeaders: ["*"], maxAge: 3600 }],
    });
  }
}

/** The settings of contract/deployed.ts with their values in this stage; each function gets only those it lists. */
function settingValues(
  { tenant, icp, mail }: StageSettings,
  data: DataStack,
  given: ReturnType<typeof parameters>,
  quarantine: s3.Bucket,
) {
  return {
    TABLE: data.table.tableName,
    TENANT: tenant,
    QUARANTINE: quarantine.bucketName,
    ATTACHMENTS: data.attachments.bucketName,
    CHAIN_KEY: data.chainKey.secretArn,
    HEADS: data.heads.bucketName,
    HEAD_KEY: data.headKey.secretArn,
    CODE_KEY: data.codeKey.secretArn,
    MAIL: data.mail.secretArn,
    MAIL_HOST: given.smtpHost,
    MAIL_PORT: given.smtpPort,
    MAIL_FROM: given.mailFrom,
    MAILS_PER_DAY: String(mail.perDay),
    ORIGIN: given.publicOrigin,
    OIDC_ISSUER: given.oidcIssuer,
    OIDC_AUDIENCE: given.oidcAudience,
    OIDC_CLIENT: given.oidcClient,
    ICP: icp ?? "none",
  };
}
