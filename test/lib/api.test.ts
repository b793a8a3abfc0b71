import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { DEPLOYED } from "../../contract/deployed.ts";
import { gatewayRoute } from "../../contract/endpoint.ts";
import { ENDPOINTS } from "../../contract/endpoints.ts";
import { stageSettings } from "../../lib/stage-settings.ts";
import { application } from "../../lib/synthesize.ts";
import { emptyBuild, functionOf, templatesOf } from "./stage.ts";

const { service } = templatesOf("aws");
const resources = service.findResources("AWS::ApiGateway::Resource");

function pathOf(reference: { Ref?: string } | undefined): string {
  const resource = resources[reference?.Ref ?? ""]?.["Properties"];
  return resource ? `${pathOf(resource.ParentId)}/${resource.PathPart}` : "";
}

const methods = Object.values(service.findResources("AWS::ApiGateway::Method")).map(({ Properties }) => ({
  route: `${Properties?.HttpMethod} ${pathOf(Properties?.ResourceId) || "/"}`,
  integration: JSON.stringify(Properties?.Integration),
  type: Properties?.Integration.Type,
}));
const functionIds = Object.fromEntries(Object.keys(DEPLOYED).map((name) => [name, functionOf(service, name).id]));

describe("the routes are those of the endpoint table", () => {
  it("has a route for each endpoint, served by the function its row names, and none beside the web app's two", () => {
    const served = methods.map(({ route, integration }) => {
      const name = Object.keys(functionIds).find((one) => integration.includes(`"${functionIds[one]}"`));
      return `${route} ${name ?? "web"}`;
    });
    const rows = Object.values(ENDPOINTS).map(
      ({ method, path, serves }) => `${method} ${gatewayRoute(path)} ${serves}`,
    );
    expect(served.sort()).toEqual([...new Set(rows), "GET / web", "GET /{proxy+} web"].sort());
  });

  it.each(["public", "steer-execution"])("is not synthesized while the function %s has no bundle", (name) => {
    expect(() => application(stageSettings("aws"), emptyBuild([name]))).toThrow(`The function ${name} has no bundle`);
  });

  it("gives the gateway one permission per function, not one per route", () => {
    service.resourceCountIs("AWS::Lambda::Permission", 6);
  });
});

describe("one origin", () => {
  it("serves the web app out of the private bucket, and a page for what is not there", () => {
    service.hasResourceProperties("AWS::ApiGateway::Method", {
      HttpMethod: "GET",
      Integration: {
        Type: "AWS",
        Credentials: Match.anyValue(),
        RequestParameters: Match.objectLike({ "integration.request.path.file": "method.request.path.proxy" }),
        IntegrationResponses: Match.arrayWith([
          Match.objectLike({ StatusCode: "200", ContentHandling: "CONVERT_TO_BINARY" }),
          Match.objectLike({
            StatusCode: "404",
            SelectionPattern: String.raw`4\d{2}`,
            ResponseTemplates: { "text/html": Match.stringLikeRegexp("没有这一页") },
          }),
        ]),
      },
    });
  });

  it("passes pictures, fonts and pages as bytes, and lets JSON and CSV be text", () => {
    service.hasResourceProperties("AWS::ApiGateway::RestApi", {
      EndpointConfiguration: { Types: ["REGIONAL"] },
      BinaryMediaTypes: Match.arrayWith(["text/html", "text/javascript", "image/*", "font/*"]),
    });
    const [api] = Object.values(service.findResources("AWS::ApiGateway::RestApi"));
    for (const text of ["*/*", "application/json", "text/csv", "application/problem+json", "text/*"])
      expect(api?.["Properties"].BinaryMediaTypes).not.toContain(text);
  });

  it("asks for pages anew each time and keeps what they load for a year", () => {
    service.hasResourceProperties("Custom::CDKBucketDeployment", { SystemMetadata: { "cache-control": "no-cache" } });
    service.hasResourceProperties("Custom::CDKBucketDeployment", {
      DestinationBucketKeyPrefix: "assets/",
      SystemMetadata: { "cache-control": "public, max-age=31536000, immutable" },
    });
  });
});

describe("the gateway speaks as the functions do", () => {
  it.each([
    ["DEFAULT_4XX", "400", "invalid"],
    ["DEFAULT_5XX", "500", "fault"],
    ["UNAUTHORIZED", "401", "unauthenticated"],
    ["THROTTLED", "429", "throttled"],
    ["REQUEST_TOO_LARGE", "413", "too-large"],
    ["MISSING_AUTHENTICATION_TOKEN", "404", "not-found"],
  ])("%s is a problem with status %s and code %s", (ResponseType, StatusCode, code) => {
    service.hasResourceProperties("AWS::ApiGateway::GatewayResponse", {
      ResponseType,
      StatusCode,
      ResponseParameters: { "gatewayresponse.header.Content-Type": "'application/problem+json; charset=utf-8'" },
      ResponseTemplates: {
        "application/json": Match.serializedJson(Match.objectLike({ code, status: Number(StatusCode) })),
      },
    });
  });
});

describe("the door is guarded", () => {
  it("throttles the stage and writes no person's data into the access log", () => {
    service.hasResourceProperties("AWS::ApiGateway::Stage", {
      MethodSettings: Match.arrayWith([
        Match.objectLike({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400, DataTraceEnabled: false }),
      ]),
      AccessLogSetting: { Format: Match.stringLikeRegexp("requestId") },
    });
    const [stage] = Object.values(service.findResources("AWS::ApiGateway::Stage"));
    expect(stage?.["Properties"].AccessLogSetting.Format).not.toMatch(
      /identity|sourceIp|context\.path|user|authorizer/i,
    );
  });

  it("has a regional firewall with a limit of its own for bodies and addresses", () => {
    service.hasResourceProperties("AWS::WAFv2::WebACL", {
      Scope: "REGIONAL",
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: "body-size",
          Action: { Block: { CustomResponse: { ResponseCode: 413, CustomResponseBodyKey: "tooLarge" } } },
          Statement: {
            AndStatement: {
              Statements: [
                { SizeConstraintStatement: Match.objectLike({ Size: 61_440, ComparisonOperator: "GT" }) },
                // The one path that a file comes through.
                {
                  NotStatement: {
                    Statement: { ByteMatchStatement: Match.objectLike({ SearchString: "/directory/imports" }) },
                  },
                },
              ],
            },
          },
        }),
        Match.objectLike({
          Name: "per-address",
          Statement: { RateBasedStatement: Match.objectLike({ AggregateKeyType: "IP" }) },
        }),
        Match.objectLike({
          Name: "common",
          Statement: { ManagedRuleGroupStatement: Match.objectLike({ Name: "AWSManagedRulesCommonRuleSet" }) },
        }),
      ]),
    });
    service.resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
  });

  it("lets 5,000 Chinese characters through, with an address and a quotation in them", () => {
    const [acl] = Object.values(service.findResources("AWS::WAFv2::WebACL"));
    const { Rules, AssociationConfig } = acl?.["Properties"] ?? {};
    const body = new TextEncoder().encode("企".repeat(5000)).length;
    expect(body).toBe(15_000);
    // It looks at enough of a body to judge, and its own rule takes four such texts.
    expect(AssociationConfig.RequestBody.API_GATEWAY.DefaultSizeInspectionLimit).toBe("KB_64");
    const own = Rules.find((rule: { Name: string }) => rule.Name === "body-size");
    expect(Number(/"Size":(\d+)/.exec(JSON.stringify(own.Statement))?.[1])).toBeGreaterThan(4 * body);
    // Managed rules that look into bodies count and do not block; no other group of rules looks at all.
    const groups = Rules.flatMap((rule: { Statement: Record<string, { Name: string }> }) =>
      rule.Statement["ManagedRuleGroupStatement"] ? [rule.Statement["ManagedRuleGroupStatement"]] : [],
    );
    expect(groups.map(({ Name }: { Name: string }) => Name)).toEqual(["AWSManagedRulesCommonRuleSet"]);
    // The rules of that group that read bodies: AWS WAF developer guide, baseline rule groups, core rule set.
    const readBodies = ["SizeRestrictions", "EC2MetaDataSSRF", "GenericLFI", "GenericRFI", "CrossSiteScripting"];
    expect(new Set(groups[0].RuleActionOverrides.map(({ Name }: { Name: string }) => Name))).toEqual(
      new Set(readBodies.map((name) => `${name}_BODY`)),
    );
    for (const { ActionToUse } of groups[0].RuleActionOverrides) expect(ActionToUse).toEqual({ Count: {} });
  });

  it("writes down what it blocked, for longer than six months, without tokens and queries, and nothing it let through", () => {
    service.hasResourceProperties("AWS::WAFv2::LoggingConfiguration", {
      RedactedFields: [
        { SingleHeader: { Name: "authorization" } },
        { SingleHeader: { Name: "cookie" } },
        { QueryString: {} },
      ],
      LoggingFilter: Match.objectLike({
        DefaultBehavior: "DROP",
        Filters: [Match.objectLike({ Behavior: "KEEP", Conditions: [{ ActionCondition: { Action: "BLOCK" } }] })],
      }),
    });
    service.hasResourceProperties("AWS::Logs::LogGroup", {
      LogGroupName: "aws-waf-logs-huiyin",
      RetentionInDays: 365,
    });
  });
});
