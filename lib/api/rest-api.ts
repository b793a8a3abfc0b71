import * as gateway from "aws-cdk-lib/aws-apigateway";
import { Size } from "aws-cdk-lib";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { type ApiFunction, gatewayRoute } from "../../contract/endpoint.ts";
import { ENDPOINTS } from "../../contract/endpoints.ts";
import { LOG_RETENTION, type ServiceFunction } from "../service-function.ts";
import { addGatewayResponses } from "./gateway-responses.ts";
import { BINARY_TYPES, webPages } from "./web-pages.ts";

export interface RestApiProps {
  readonly name: string;
  readonly functions: Readonly<Record<ApiFunction, ServiceFunction>>;
  readonly web: Bucket;
}

/** One origin: the endpoints of the contract, each to the function its row names, and the web app for everything else. */
export class RestApi extends Construct {
  readonly api: gateway.RestApi;

  constructor(scope: Construct, id: string, { name, functions, web }: RestApiProps) {
    super(scope, id);
    this.api = new gateway.RestApi(this, "Api", {
      restApiName: name,
      endpointConfiguration: { types: [gateway.EndpointType.REGIONAL] },
      cloudWatchRole: true,
      binaryMediaTypes: [...BINARY_TYPES],
      minCompressionSize: Size.kibibytes(1),
      deployOptions: this.stage(),
    });
    addGatewayResponses(this.api);
    this.addEndpoints(functions);
    const pages = webPages(this, web);
    this.api.root.addMethod("GET", pages.frontPage, pages.method);
    this.api.root.addResource("{proxy+}").addMethod("GET", pages.anyFile, pages.fileMethod);
  }

  /** Who called is not in the access log, nor which issue: only the shape of the path. */
  private stage(): gateway.StageOptions {
    const log = new logs.LogGroup(this, "AccessLog", { retention: LOG_RETENTION });
    const fields = {
      requestId: "$context.requestId",
      at: "$context.requestTimeEpoch",
      method: "$context.httpMethod",
      route: "$context.resourcePath",
      status: "$context.status",
      took: "$context.responseLatency",
      own: "$context.integrationLatency",
      error: "$context.error.responseType",
    };
    return {
      stageName: "v1",
      metricsEnabled: true,
      throttlingRateLimit: 200,
      throttlingBurstLimit: 400,
      accessLogDestination: new gateway.LogGroupLogDestination(log),
      accessLogFormat: gateway.AccessLogFormat.custom(JSON.stringify(fields)),
    };
  }

  private addEndpoints(functions: RestApiProps["functions"]): void {
    const options = { scopePermissionToMethod: false };
    const integrations = {
      public: new gateway.LambdaIntegration(functions.public.lambda, options),
      read: new gateway.LambdaIntegration(functions.read.lambda, options),
      command: new gateway.LambdaIntegration(functions.command.lambda, options),
      files: new gateway.LambdaIntegration(functions.files.lambda, options),
      settings: new gateway.LambdaIntegration(functions.settings.lambda, options),
      directory: new gateway.LambdaIntegration(functions.directory.lambda, options),
    };
    // Tokens are verified by the functions: any OIDC issuer, in both partitions (docs/adr/0006).
    const open = { authorizationType: gateway.AuthorizationType.NONE };
    const routes = Object.values(ENDPOINTS).map(({ method, path, serves }) => {
      return [`${method} ${gatewayRoute(path)}`, { method, path: gatewayRoute(path), serves }] as const;
    });
    for (const { method, path, serves } of new Map(routes).values())
      this.api.root.resourceForPath(path).addMethod(method, integrations[serves], open);
  }
}
