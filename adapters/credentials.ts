import { type AwsCredentials, awsCredentials } from "./environment.ts";

/** In a function credentials come from the environment alone: the build puts this in place of the SDK's chain (30 KB gz). */
export function defaultProvider(): () => Promise<AwsCredentials> {
  return async () => awsCredentials();
}
