import { randomInt } from "node:crypto";
import { ServiceError } from "../aws-json.ts";
import type { Keep } from "../keep.ts";
import type { Deployment, Resource } from "../template/deployment.ts";
import {
  asNumber,
  asObject,
  asText,
  isObject,
  type JsonObject,
  objectOrEmpty,
  parseJson,
  textOr,
} from "../template/json.ts";

/**
 * The value of a secret of the template. A generated one is made once and kept in the data folder.
 * @throws ResourceNotFoundException for a secret that is not in the template or has no value
 */
export function getSecretValue(deployment: Deployment, keep: Keep, body: JsonObject): JsonObject {
  const id = asText(body["SecretId"], "SecretId");
  const secret = deployment.find("AWS::SecretsManager::Secret", id);
  const value = secret && secretValue(secret, keep);
  if (!secret || value === undefined)
    throw new ServiceError("ResourceNotFoundException", `Secrets Manager can't find the specified secret value: ${id}`);
  return {
    ARN: secret.names.arn,
    Name: secret.names.name,
    SecretString: value,
    VersionId: "00000000-0000-4000-8000-000000000001",
    VersionStages: ["AWSCURRENT"],
    CreatedDate: 0,
  };
}

function secretValue({ names, properties }: Resource, keep: Keep): string | undefined {
  if (properties["SecretString"] !== undefined) return asText(properties["SecretString"], names.name);
  const rule = properties["GenerateSecretString"];
  return isObject(rule) ? keep.once(`secret.${names.name}`, () => generated(rule)) : undefined;
}

function generated(rule: JsonObject): string {
  const password = randomPassword(rule);
  if (rule["SecretStringTemplate"] === undefined) return password;
  const template = asObject(parseJson(asText(rule["SecretStringTemplate"], "SecretStringTemplate")), "template");
  return JSON.stringify({ ...template, [textOr(rule["GenerateStringKey"], "password")]: password });
}

function randomPassword(rule: JsonObject): string {
  const excluded = new Set(textOr(rule["ExcludeCharacters"], ""));
  const kinds: [string, string][] = [
    ["ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"],
    ["ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    ["ExcludeNumbers", "0123456789"],
    ["ExcludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"],
  ];
  const letters = kinds
    .filter(([name]) => rule[name] !== true)
    .flatMap(([, alphabet]) => [...alphabet])
    .filter((letter) => !excluded.has(letter));
  return Array.from({ length: asNumber(rule["PasswordLength"], 32) }, () => letters[randomInt(letters.length)]).join(
    "",
  );
}

/** GetParameter and GetParameters of the Systems Manager parameters in the template. */
export function handleParameters(deployment: Deployment, operation: string, body: JsonObject): JsonObject {
  const one = (name: string): JsonObject | undefined => {
    const found = deployment.find("AWS::SSM::Parameter", name);
    const value = found?.properties["Value"];
    if (!found || value === undefined) return undefined;
    const type = textOr(found.properties["Type"], "String");
    return { Name: found.names.name, ARN: found.names.arn, Type: type, Value: value, Version: 1, DataType: "text" };
  };
  if (operation === "GetParameter") {
    const name = asText(body["Name"], "Name");
    const parameter = one(name);
    if (!parameter) throw new ServiceError("ParameterNotFound", name);
    return { Parameter: parameter };
  }
  if (operation === "GetParameters") {
    const names = Array.isArray(body["Names"]) ? body["Names"].map((name) => asText(name, "Names")) : [];
    return {
      Parameters: names.map(one).filter((parameter) => parameter !== undefined),
      InvalidParameters: names.filter((name) => one(name) === undefined),
    };
  }
  throw new ServiceError(
    "UnsupportedOperation",
    `${operation} is not known here: ${JSON.stringify(objectOrEmpty(body))}`,
  );
}
