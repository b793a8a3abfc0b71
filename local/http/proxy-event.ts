import { randomUUID } from "node:crypto";
import type { Place } from "../template/deployment.ts";
import type { Request } from "./exchange.ts";
import type { Match } from "./routes.ts";

export interface EventParts {
  place: Place;
  apiId: string;
  stage: string;
  /** The moved clock when the request was let in. */
  now: number;
  /** Whether the body is of a type that the API treats as binary. */
  binary: boolean;
}

/**
 * The event of a Lambda proxy integration of a REST API, payload format 1.0.
 * Source: API Gateway developer guide, "Input format of a Lambda function for proxy integration".
 */
export function proxyEvent(request: Request, { route, parameters }: Match, parts: EventParts): object {
  const { place, apiId, stage, now, binary } = parts;
  const host = request.header("host") ?? new URL(place.origin).host;
  const headers: [string, string][] = [
    ...request.headers.filter(([name]) => !/^(connection|content-length|transfer-encoding|keep-alive)$/i.test(name)),
    ["X-Forwarded-For", request.sourceIp],
    ["X-Forwarded-Port", host.split(":")[1] ?? "80"],
    ["X-Forwarded-Proto", "http"],
  ];
  const text = request.body.length === 0 ? null : request.body.toString(binary ? "base64" : "utf8");
  return {
    resource: route.resource,
    path: request.path,
    httpMethod: request.method,
    headers: Object.fromEntries(headers),
    multiValueHeaders: grouped(headers),
    queryStringParameters: orNull(Object.fromEntries(request.query)),
    multiValueQueryStringParameters: orNull(grouped([...request.query])),
    pathParameters: orNull(parameters),
    stageVariables: null,
    requestContext: {
      resourceId: route.resourceId,
      resourcePath: route.resource,
      httpMethod: request.method,
      extendedRequestId: randomUUID(),
      requestTime: clfTime(now),
      path: request.path,
      accountId: place.account,
      protocol: "HTTP/1.1",
      stage,
      domainPrefix: "localhost",
      requestTimeEpoch: now,
      requestId: randomUUID(),
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: request.sourceIp,
        user: null,
        userAgent: request.header("user-agent") ?? null,
        userArn: null,
      },
      domainName: host,
      apiId,
    },
    body: text,
    isBase64Encoded: binary && text !== null,
  };
}

function grouped(entries: [string, string][]): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of entries) groups.set(name, [...(groups.get(name) ?? []), value]);
  return Object.fromEntries(groups);
}

function orNull<T extends object>(value: T): T | null {
  return Object.keys(value).length === 0 ? null : value;
}

/** 09/Apr/2015:12:34:56 +0000 */
function clfTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}
