import { createHash } from "node:crypto";
import type { Place } from "./deployment.ts";
import { type Json, type JsonObject, textOr } from "./json.ts";

/** What a resource is called when deployed. */
export interface Names {
  name: string;
  arn: string;
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives. */
  attribute(attribute: string): Json;
}

interface Draft {
  name: string;
  arn?: string;
  ref?: string;
  attributes?: Record<string, string>;
}

/** The path under the one origin where the small services (queues, parameters, secrets) answer. */
export const servicesPath = "/_local/aws";

/** Names, ARNs and attributes, the same at every start: they come from the stack and the logical id. */
export function namesOf(type: string, id: string, stack: string, properties: JsonObject, place: Place): Names {
  const arnOf = (service: string, rest: string): string =>
    `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;
  const called = (key: string, fallback = `${stack}-${id}`): string => textOr(properties[key], fallback);
  const draft = draftOf(type, id, { arnOf, called, properties, place, stack });
  const arn = draft.arn ?? arnOf("local", `${type}/${stack}/${id}`);
  return {
    name: draft.name,
    arn,
    ref: draft.ref ?? draft.name,
    attribute: (attribute) =>
      draft.attributes?.[attribute] ?? (attribute.endsWith("Arn") ? arn : `${draft.name}.${attribute}`),
  };
}

interface Naming {
  arnOf(service: string, rest: string): string;
  called(key: string, fallback?: string): string;
  properties: JsonObject;
  place: Place;
  stack: string;
}

function draftOf(type: string, id: string, { arnOf, called, properties, place, stack }: Naming): Draft {
  switch (type) {
    case "AWS::DynamoDB::Table": {
      const name = called("TableName");
      const arn = arnOf("dynamodb", `table/${name}`);
      return { name, arn, attributes: { StreamArn: `${arn}/stream/local` } };
    }
    case "AWS::Lambda::Function": {
      const name = called("FunctionName");
      return { name, arn: arnOf("lambda", `function:${name}`) };
    }
    case "AWS::Lambda::Alias":
    case "AWS::Lambda::Version": {
      const qualifier = type === "AWS::Lambda::Alias" ? called("Name") : "1";
      const base = called("FunctionName");
      const arn = `${base.startsWith("arn:") ? base : arnOf("lambda", `function:${base}`)}:${qualifier}`;
      return { name: arn, arn, attributes: { Version: "1", FunctionArn: arn } };
    }
    case "AWS::ApiGateway::RestApi": {
      const name = shortId(stack, id);
      return { name, attributes: { RootResourceId: `${name}-root`, RestApiId: name } };
    }
    case "AWS::ApiGateway::Resource":
      return { name: `${stack}/${id}`, attributes: { ResourceId: `${stack}/${id}` } };
    case "AWS::ApiGateway::Stage":
      return { name: called("StageName", "local") };
    case "AWS::StepFunctions::StateMachine": {
      const name = called("StateMachineName");
      const arn = arnOf("states", `stateMachine:${name}`);
      return { name, arn, ref: arn, attributes: { Name: name, StateMachineRevisionId: "INITIAL" } };
    }
    case "AWS::S3::Bucket": {
      const name = called("BucketName", `${stack}-${id}`.toLowerCase().slice(0, 63));
      const domain = `${name}.s3.${place.region}.amazonaws.com`;
      return {
        name,
        arn: `arn:${place.partition}:s3:::${name}`,
        attributes: { DomainName: domain, RegionalDomainName: domain },
      };
    }
    case "AWS::SQS::Queue": {
      const name = called("QueueName");
      const url = `${place.origin}${servicesPath}/${place.account}/${name}`;
      return { name, arn: arnOf("sqs", name), ref: url, attributes: { QueueName: name, QueueUrl: url } };
    }
    case "AWS::SNS::Topic": {
      const name = called("TopicName");
      const arn = arnOf("sns", name);
      return { name, arn, ref: arn, attributes: { TopicName: name } };
    }
    case "AWS::SSM::Parameter": {
      const name = called("Name");
      return {
        name,
        arn: arnOf("ssm", `parameter/${name.replace(/^\//, "")}`),
        attributes: { Value: textOr(properties["Value"], ""), Type: "String" },
      };
    }
    case "AWS::SecretsManager::Secret": {
      const name = called("Name");
      const arn = arnOf("secretsmanager", `secret:${name}-${shortId(stack, id).slice(0, 6)}`);
      return { name, arn, ref: arn, attributes: { Id: arn } };
    }
    case "AWS::Scheduler::Schedule": {
      const name = called("Name");
      return { name, arn: arnOf("scheduler", `schedule/default/${name}`) };
    }
    case "AWS::IAM::Role": {
      const name = called("RoleName");
      return { name, arn: `arn:${place.partition}:iam::${place.account}:role/${name}` };
    }
    case "AWS::KMS::Key":
      return {
        name: shortId(stack, id),
        arn: arnOf("kms", `key/${shortId(stack, id)}`),
        attributes: { KeyId: shortId(stack, id) },
      };
    case "AWS::Logs::LogGroup": {
      const name = called("LogGroupName");
      return { name, arn: `${arnOf("logs", `log-group:${name}`)}:*` };
    }
    default:
      return { name: `${stack}-${id}` };
  }
}

function shortId(stack: string, id: string): string {
  return createHash("sha256").update(`${stack}/${id}`).digest("hex").slice(0, 10);
}
