import { type ResponseType as Kind, ResponseType, type RestApi } from "aws-cdk-lib/aws-apigateway";
import { problem, type ProblemCode } from "../../contract/problems.ts";
import { SAFE_HEADERS } from "../../contract/safe-headers.ts";

/** What the gateway answers by itself, before any function is asked, and the problem it is to the caller. */
const ANSWERS: readonly (readonly [Kind, ProblemCode])[] = [
  [ResponseType.DEFAULT_4XX, "invalid"],
  [ResponseType.DEFAULT_5XX, "fault"],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, "not-found"],
  [ResponseType.RESOURCE_NOT_FOUND, "not-found"],
  [ResponseType.UNAUTHORIZED, "unauthenticated"],
  [ResponseType.ACCESS_DENIED, "forbidden"],
  [ResponseType.WAF_FILTERED, "forbidden"],
  [ResponseType.BAD_REQUEST_BODY, "invalid"],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"],
  [ResponseType.REQUEST_TOO_LARGE, "too-large"],
  [ResponseType.THROTTLED, "throttled"],
];

const HEADERS = {
  ...SAFE_HEADERS,
  "Content-Type": "application/problem+json; charset=utf-8",
  "Cache-Control": "no-store",
};

/** The gateway speaks as the functions do: RFC 9457, with the same codes. It cannot choose a language: both are given. */
export function addGatewayResponses(api: RestApi): void {
  for (const [type, code] of ANSWERS) {
    const answer = problem(code, "zh-CN");
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(answer.status),
      responseHeaders: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, `'${value}'`])),
      templates: { "application/json": JSON.stringify({ ...answer, detail: problem(code, "en").title }) },
    });
  }
}
