import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awsEndpoint } from "../../adapters/environment.ts";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "ap-southeast-1");
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);
  vi.stubEnv("AWS_ENDPOINT_URL_SFN", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("where a service answers", () => {
  test("is the region's endpoint in its partition", () => {
    expect(awsEndpoint("states")).toBe("https://states.ap-southeast-1.amazonaws.com");
    vi.stubEnv("AWS_REGION", "cn-north-1");
    expect(awsEndpoint("states")).toBe("https://states.cn-north-1.amazonaws.com.cn");
  });

  test("is one address for all services where that is set, as every SDK of AWS understands it", () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566/");
    expect(awsEndpoint("states")).toBe("http://127.0.0.1:4566");
    expect(awsEndpoint("s3")).toBe("http://127.0.0.1:4566");
  });

  test("is the service's own address before the one for all", () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    vi.stubEnv("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:9010");
    expect(awsEndpoint("states")).toBe("http://127.0.0.1:9010");
    expect(awsEndpoint("dynamodb")).toBe("http://127.0.0.1:4566");
  });
});
