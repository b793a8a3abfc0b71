import { CfnOutput } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { CfnBasePathMapping, CfnDomainName } from "aws-cdk-lib/aws-apigateway";
import { Construct } from "constructs";
import type { StageSettings } from "../stage-settings.ts";

/** The API under the county's own domain. Whoever runs the county's DNS points the domain at the output `DomainTarget` (CNAME). */
export class Domain extends Construct {
  constructor(scope: Construct, id: string, { name, certificate }: NonNullable<StageSettings["domain"]>, api: RestApi) {
    super(scope, id);
    const domain = new CfnDomainName(this, "Name", {
      domainName: name,
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ["REGIONAL"] },
      securityPolicy: "TLS_1_2",
    });
    const { restApiId, deploymentStage } = api;
    new CfnBasePathMapping(this, "All", { domainName: domain.ref, restApiId, stage: deploymentStage.stageName });
    new CfnOutput(this, "DomainTarget", { value: domain.attrRegionalDomainName }).overrideLogicalId("DomainTarget");
  }
}
