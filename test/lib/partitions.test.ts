import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { stageSettings } from "../../lib/stage-settings.ts";
import { functionOf, templatesOf } from "./stage.ts";

const stages = ["aws", "aws-cn", "local"];
const parameters = ["MailFrom", "OidcAudience", "OidcClient", "OidcIssuer", "PublicOrigin", "SmtpHost", "SmtpPort"];

describe.each(stages)("the templates of %s", (stage) => {
  const { data, service, watch } = templatesOf(stage);
  const texts = [data, service, watch].map((template) => JSON.stringify(template.toJSON()));

  it("name no partition", () => {
    for (const text of texts) expect(text).not.toMatch(/arn:aws(-cn)?:/);
  });

  it("use nothing that is missing in the regions of China", () => {
    const types = [data, service, watch].flatMap((template) =>
      Object.values(template.toJSON()["Resources"]).map((one) => JSON.stringify(one)),
    );
    const missing =
      /AWS::(Cognito|SES|XRay|CloudFront|ApiGatewayV2)::|AWS::Lambda::Url|"TracingConfig"|"TracingEnabled":true/;
    expect(types.filter((text) => missing.test(text))).toEqual([]);
    for (const text of texts) expect(text).not.toMatch(/"Scope":"CLOUDFRONT"|xray:/);
  });

  it("are given the addresses of others as parameters, with the stage's as defaults", () => {
    const given = Object.keys(service.toJSON()["Parameters"]).filter((name) => name !== "BootstrapVersion");
    expect(given.sort()).toEqual(parameters);
    expect(service.toJSON()["Parameters"].PublicOrigin.Default).toBe(stageSettings(stage).publicOrigin);
  });
});

describe("stages differ in settings only", () => {
  const types = (stage: string): string[] => {
    const { data, service, watch } = templatesOf(stage);
    return [data, service, watch].flatMap((template) =>
      Object.entries<{ Type: string }>(template.toJSON()["Resources"]).map(([id, { Type }]) => `${id} ${Type}`),
    );
  };
  // One subscription for each operator; a deployment is named by what it deploys.
  const steady = (stage: string): string[] =>
    types(stage).filter((one) => !/ApiGateway::Deployment|SNS::Subscription/.test(one));

  it.each(["aws-cn", "local"])("%s has the resources of aws", (stage) => {
    expect(steady(stage)).toEqual(steady("aws"));
  });

  it("refuses a stage that has no file", () => {
    expect(() => stageSettings("nowhere")).toThrow("There is no stage nowhere; settings/ has aws");
  });
});

describe("a county in China", () => {
  const { service } = templatesOf("pingshan");

  it("has its own domain, over TLS 1.2 and newer, for everything the API serves", () => {
    service.hasResourceProperties("AWS::ApiGateway::DomainName", {
      DomainName: "huiyin.pingshan.example",
      EndpointConfiguration: { Types: ["REGIONAL"] },
      SecurityPolicy: "TLS_1_2",
    });
    service.hasResourceProperties("AWS::ApiGateway::BasePathMapping", {
      BasePath: Match.absent(),
      Stage: Match.anyValue(),
    });
    service.hasOutput("DomainTarget", {});
  });

  it("shows its ICP number, and a stage elsewhere none", () => {
    const { ICP } = functionOf(service, "public").Environment.Variables;
    expect(ICP).toBe("豫ICP备00000000号-1");
    expect(functionOf(templatesOf("aws").service, "public").Environment.Variables["ICP"]).toBe("none");
  });
});
