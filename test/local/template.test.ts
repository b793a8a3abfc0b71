import { describe, expect, it } from "vitest";
import type { Assembly } from "../../local/template/assembly.ts";
import { deploy } from "../../local/template/deployment.ts";
import type { JsonObject } from "../../local/template/json.ts";

const place = { partition: "aws-cn", region: "cn-north-1", account: "000000000000", origin: "http://localhost:1" };

function stack(name: string, template: JsonObject): Assembly["stacks"][number] {
  return { name, region: "cn-north-1", account: undefined, template };
}

function parameter(value: JsonObject | string): JsonObject {
  return { Resources: { P: { Type: "AWS::SSM::Parameter", Properties: { Name: "p", Type: "String", Value: value } } } };
}

function valueOf(...stacks: Assembly["stacks"]): unknown {
  const deployment = deploy({ stacks, assets: new Map() }, place, { Given: "given" });
  return deployment.find("AWS::SSM::Parameter", "p")?.properties["Value"];
}

describe("deploying a template", () => {
  it("stops at a resource it does not know, naming it", () => {
    const template = { Resources: { Cluster: { Type: "AWS::ECS::Cluster" } } };
    expect(() => valueOf(stack("Data", template))).toThrow("Data/Cluster is a AWS::ECS::Cluster");
  });

  it("stops at a parameter that nobody gives, naming it", () => {
    const template = { Parameters: { Missing: { Type: "String" } }, ...parameter({ Ref: "Missing" }) };
    expect(() => valueOf(stack("Data", template))).toThrow("the parameter Missing");
  });

  it.each([
    ["Ref of a given parameter", { Ref: "Given" }, "given"],
    ["join with the partition", { "Fn::Join": [":", ["arn", { Ref: "AWS::Partition" }, "x"]] }, "arn:aws-cn:x"],
    ["substitution", { "Fn::Sub": ["${AWS::Region}/${a}/${!kept}", { a: "b" }] }, "cn-north-1/b/${!kept}"],
    ["select of a split", { "Fn::Select": [1, { "Fn::Split": ["/", "a/b/c"] }] }, "b"],
    ["condition", { "Fn::If": ["InChina", "yes", "no"] }, "yes"],
    ["attribute", { "Fn::GetAtt": ["T", "Arn"] }, "arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Data-T"],
  ])("carries out %s", (_name, value, expected) => {
    const template = parameter(value);
    const resources = { ...(template["Resources"] as JsonObject), T: { Type: "AWS::DynamoDB::Table", Properties: {} } };
    const conditions = { InChina: { "Fn::Equals": [{ Ref: "AWS::Partition" }, "aws-cn"] } };
    const parameters = { Given: { Type: "String", Default: "default" } };
    expect(valueOf(stack("Data", { Parameters: parameters, Conditions: conditions, Resources: resources }))).toBe(
      expected,
    );
  });

  it("reads values that another stack exports or puts out", () => {
    const data = {
      Resources: { T: { Type: "AWS::DynamoDB::Table", Properties: {} } },
      Outputs: { Name: { Value: { Ref: "T" }, Export: { Name: { "Fn::Sub": "${AWS::StackName}:Table" } } } },
    };
    expect(valueOf(stack("Data", data), stack("Api", parameter({ "Fn::ImportValue": "Data:Table" })))).toBe("Data-T");
    const output = { "Fn::GetStackOutput": { StackName: "Data", OutputName: "Name" } };
    expect(valueOf(stack("Data", data), stack("Api", parameter(output)))).toBe("Data-T");
  });
});
