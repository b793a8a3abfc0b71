import {
  AwsIntegration,
  ContentHandling,
  type IntegrationResponse,
  type MethodOptions,
} from "aws-cdk-lib/aws-apigateway";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { SAFE_HEADERS } from "../../contract/safe-headers.ts";

/**
 * Everything the web app consists of passes as bytes. JSON and CSV stay text: those come from the functions. A web app
 * therefore has no .json files.
 */
export const BINARY_TYPES = [
  "text/html",
  "text/css",
  "text/javascript",
  "application/javascript",
  "application/manifest+json",
  "application/octet-stream",
  "image/*",
  "font/*",
] as const;

const NOT_FOUND = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>没有这一页</title><body style="font-family:sans-serif;margin:2rem"><h1>没有这一页</h1><p>地址可能有误。<a href="/">回到首页</a></p>
<p lang="en">There is no such page. <a href="/">Go to the front page</a></p></body></html>`;

const FROM_BUCKET = ["Content-Type", "Cache-Control", "ETag"];

/** The web app out of its private bucket, behind the API's own origin (architecture §10). */
export function webPages(scope: Construct, bucket: Bucket) {
  const role = new Role(scope, "PageReader", {
    assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
    inlinePolicies: {
      May: new PolicyDocument({
        // Without the right to list, a missing file is a 403 of the bucket; the page for it is the same.
        statements: [new PolicyStatement({ actions: ["s3:GetObject"], resources: [bucket.arnForObjects("*")] })],
      }),
    },
  });
  const file = (path: string, parameters: Record<string, string>): AwsIntegration =>
    new AwsIntegration({
      service: "s3",
      integrationHttpMethod: "GET",
      path: `${bucket.bucketName}/${path}`,
      options: {
        credentialsRole: role,
        requestParameters: {
          "integration.request.header.If-None-Match": "method.request.header.If-None-Match",
          ...parameters,
        },
        integrationResponses: INTEGRATION_RESPONSES,
      },
    });
  const method: MethodOptions = {
    requestParameters: { "method.request.header.If-None-Match": false },
    methodResponses: METHOD_RESPONSES,
  };
  return {
    frontPage: file("index.html", {}),
    anyFile: file("{file}", { "integration.request.path.file": "method.request.path.proxy" }),
    method,
    fileMethod: { ...method, requestParameters: { ...method.requestParameters, "method.request.path.proxy": true } },
  };
}

const toMethod = (header: string): string => `method.response.header.${header}`;
const passed = Object.fromEntries(FROM_BUCKET.map((name) => [toMethod(name), `integration.response.header.${name}`]));
const safe = Object.fromEntries(Object.entries(SAFE_HEADERS).map(([name, value]) => [toMethod(name), `'${value}'`]));
const page = (type: string): Record<string, string> => ({
  ...safe,
  [toMethod("Content-Type")]: `'${type}'`,
  [toMethod("Cache-Control")]: "'no-store'",
});

const INTEGRATION_RESPONSES: IntegrationResponse[] = [
  { statusCode: "200", responseParameters: { ...passed, ...safe }, contentHandling: ContentHandling.CONVERT_TO_BINARY },
  { statusCode: "304", selectionPattern: "304", responseParameters: { ...passed, ...safe } },
  {
    statusCode: "404",
    selectionPattern: String.raw`4\d{2}`,
    responseParameters: page("text/html; charset=utf-8"),
    responseTemplates: { "text/html": NOT_FOUND },
  },
  {
    statusCode: "502",
    selectionPattern: String.raw`5\d{2}`,
    responseParameters: page("text/plain"),
    responseTemplates: { "text/plain": "The page could not be read. Try again." },
  },
];

const shown = Object.fromEntries([...FROM_BUCKET, ...Object.keys(SAFE_HEADERS)].map((name) => [toMethod(name), true]));
const METHOD_RESPONSES = INTEGRATION_RESPONSES.map(({ statusCode }) => ({ statusCode, responseParameters: shown }));
