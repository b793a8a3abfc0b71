import type { Setting } from "../contract/deployed.ts";

/** The settings a function was given; throws, by name, for one that is missing. Read nowhere else. */
export function settings<K extends Setting>(...keys: readonly K[]): Readonly<Record<K, string>> {
  const found = keys.map((key) => [key, required(key)] as const);
  return completed(keys, Object.fromEntries(found));
}

function completed<K extends string>(keys: readonly K[], found: Record<string, string>): Record<K, string> {
  const has = (value: Record<string, string>): value is Record<K, string> => keys.every((key) => key in value);
  if (!has(found)) throw new Error("settings are incomplete");
  return found;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`the environment lacks ${name}`);
  return value;
}

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Credentials of the function's role, as Lambda gives them. */
export function awsCredentials(): AwsCredentials {
  const sessionToken = process.env["AWS_SESSION_TOKEN"];
  return {
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    ...(sessionToken && { sessionToken }),
  };
}

export function awsRegion(): string {
  return required("AWS_REGION");
}

const ENDPOINT = {
  dynamodb: "AWS_ENDPOINT_URL_DYNAMODB",
  s3: "AWS_ENDPOINT_URL_S3",
  secretsmanager: "AWS_ENDPOINT_URL_SECRETS_MANAGER",
  states: "AWS_ENDPOINT_URL_SFN",
} as const;

/**
 * Where a service answers: the variable the SDKs of AWS know for it, else the one they know for all services, else the region's
 * endpoint in its partition (AWS SDKs and tools reference guide, service-specific endpoints).
 */
export function awsEndpoint(service: keyof typeof ENDPOINT): string {
  const given = process.env[ENDPOINT[service]] || process.env["AWS_ENDPOINT_URL"];
  if (given) return given.replace(/\/$/, "");
  const region = awsRegion();
  return `https://${service}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
