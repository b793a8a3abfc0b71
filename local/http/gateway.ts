import type { Clock } from "../clock.ts";
import type { Functions } from "../functions/functions.ts";
import type { Deployment } from "../template/deployment.ts";
import { asText, textOr } from "../template/json.ts";
import type { Answer, Request } from "./exchange.ts";
import { type GatewayResponse, gatewayResponsesOf } from "./gateway-responses.ts";
import { callFunction } from "./lambda-integration.ts";
import { proxyEvent } from "./proxy-event.ts";
import { binaryTypes, isBinary, type Match, routerOf } from "./routes.ts";
import { type ReadObject, readFromBucket } from "./storage-integration.ts";

/** The REST API of the template. */
export interface Gateway {
  answer(request: Request): Promise<Answer>;
  tooLarge(): Answer;
}

export interface GatewayParts {
  deployment: Deployment;
  functions: Functions;
  clock: Clock;
  read: ReadObject;
  /** Lets a request in at a quiet moment of a moving clock; the result is called when the request is done. */
  enter(): Promise<() => void>;
}

export function openGateway({ deployment, functions, clock, read, enter }: GatewayParts): Gateway {
  const route = routerOf(deployment);
  const own = gatewayResponsesOf(deployment);
  const binary = binaryTypes(deployment);
  const [api] = deployment.of("AWS::ApiGateway::RestApi");
  const [stage] = deployment.of("AWS::ApiGateway::Stage");
  const refuse = (kind: GatewayResponse, request: Request | undefined): Answer =>
    own(kind, { path: request?.path ?? "", httpMethod: request?.method ?? "", requestId: crypto.randomUUID() });

  const callLambda = async (request: Request, match: Match): Promise<Answer | GatewayResponse> => {
    const leave = await enter();
    try {
      const event = proxyEvent(request, match, {
        place: deployment.place,
        apiId: api?.names.name ?? "api",
        stage: stage?.names.name ?? "local",
        now: Math.floor(clock.now()),
        binary: isBinary(binary, request.header("content-type")),
      });
      return await callFunction(functions, asText(match.route.integration["Uri"], "Integration.Uri"), event);
    } finally {
      leave();
    }
  };

  return {
    answer: async (request) => {
      const match = route(request.method, request.path);
      if (!match) return refuse("MISSING_AUTHENTICATION_TOKEN", request);
      const type = textOr(match.route.integration["Type"], "");
      if (type === "AWS_PROXY") {
        const answer = await callLambda(request, match);
        return typeof answer === "string" ? refuse(answer, request) : answer;
      }
      if (type === "AWS") return readFromBucket(read, request, match);
      throw new Error(`${match.route.method} ${match.route.resource}: the integration type ${type} is not known here`);
    },
    tooLarge: () => refuse("REQUEST_TOO_LARGE", undefined),
  };
}
