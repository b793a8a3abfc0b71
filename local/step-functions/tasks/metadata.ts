import { randomUUID } from "node:crypto";

/** What optimised integrations add to a result. */
export function metadata(status: number, requestId: string = randomUUID()): object {
  return {
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: status },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
