import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { Stage } from "aws-cdk-lib/aws-apigateway";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import { problem, type ProblemCode } from "../../contract/problems.ts";
import { LOG_RETENTION } from "../service-function.ts";

/** Bytes of a body. The largest form is 24 KB of Chinese; files go to the bucket and not through here. */
const LARGEST_BODY = 60 * 1024;
/** The one place a file is sent through: the administrator's, who is known by his token before it is read. */
const IMPORTS = "/directory/imports";
/** Requests of one address in five minutes. A county government may go out through one address. */
const PER_ADDRESS = 3000;
/** The same for query codes: a guesser's address, not an office's. */
const GUESSES = 200;

/** Managed rules that look into bodies, and what of an honest text they take for an attack. They only count; the functions' schemas judge. */
const JUDGE_BODIES = [
  // 8 KB: 2,700 Chinese characters.
  "SizeRestrictions_BODY",
  // "<" and quotation marks of a quoted notice; every page escapes what it shows.
  "CrossSiteScripting_BODY",
  // "../" in a copied path, "http://10.…" in a copied address: no function opens either.
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
] as const;

export interface FirewallProps {
  readonly name: string;
  readonly stage: Stage;
}
/** What it counts under in CloudWatch. */
export function firewallNames(stage: string) {
  return { acl: `${stage}-firewall`, guessing: "guessing-codes" };
}

/** A regional firewall, the only kind both partitions have (architecture §10). */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { name, stage }: FirewallProps) {
    super(scope, id);
    const names = firewallNames(name);
    const acl = new CfnWebACL(this, "WebAcl", {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: seen(names.acl),
      // The firewall looks at 16 KB of a body unless told otherwise.
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: "KB_64" } } },
      customResponseBodies: { tooLarge: body("too-large"), throttled: body("throttled") },
      rules: [
        rule(1, "body-size", answering(413, "tooLarge"), {
          andStatement: {
            statements: [
              {
                sizeConstraintStatement: {
                  fieldToMatch: { body: { oversizeHandling: "MATCH" } },
                  comparisonOperator: "GT",
                  size: LARGEST_BODY,
                  textTransformations: [{ priority: 0, type: "NONE" }],
                },
              },
              { notStatement: { statement: pathContains(IMPORTS) } },
            ],
          },
        }),
        rule(2, "per-address", answering(429, "throttled"), {
          rateBasedStatement: { limit: PER_ADDRESS, aggregateKeyType: "IP", evaluationWindowSec: 300 },
        }),
        rule(3, names.guessing, answering(429, "throttled"), {
          rateBasedStatement: {
            limit: GUESSES,
            aggregateKeyType: "IP",
            evaluationWindowSec: 300,
            scopeDownStatement: pathContains("/follow"),
          },
        }),
        commonRules(4),
      ],
    });
    const arn = Stack.of(this).formatArn({
      service: "apigateway",
      account: "",
      resource: "/restapis",
      resourceName: `${stage.restApi.restApiId}/stages/${stage.stageName}`,
    });
    new CfnWebACLAssociation(this, "OfTheStage", { resourceArn: arn, webAclArn: acl.attrArn });
    this.keepWhatWasBlocked(name, acl);
  }

  /** Security events with their address (Cybersecurity Law of the PRC); what was let through is not written down, nor any token or query. */
  private keepWhatWasBlocked(name: string, acl: CfnWebACL): void {
    const logGroupName = `aws-waf-logs-${name}`;
    const log = new LogGroup(this, "Log", {
      logGroupName,
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const logGroup = Stack.of(this).formatArn({
      service: "logs",
      resource: "log-group",
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new CfnLoggingConfiguration(this, "Blocked", {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logGroup],
      redactedFields: [
        { singleHeader: { Name: "authorization" } },
        { singleHeader: { Name: "cookie" } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: "DROP",
        Filters: [
          { Behavior: "KEEP", Requirement: "MEETS_ANY", Conditions: [{ ActionCondition: { Action: "BLOCK" } }] },
        ],
      },
    }).node.addDependency(log);
  }
}

/** The managed rules that need no knowledge of ours. There is no rule against SQL: nothing here speaks it. */
function commonRules(priority: number): CfnWebACL.RuleProperty {
  return {
    priority,
    name: "common",
    overrideAction: { none: {} },
    visibilityConfig: seen("common"),
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name: "AWSManagedRulesCommonRuleSet",
        ruleActionOverrides: JUDGE_BODIES.map((name) => ({ name, actionToUse: { count: {} } })),
      },
    },
  };
}

function pathContains(searchString: string): CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "CONTAINS",
      searchString,
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  };
}

function rule(
  priority: number,
  name: string,
  action: CfnWebACL.RuleActionProperty,
  statement: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty {
  return { priority, name, action, statement, visibilityConfig: seen(name) };
}

function answering(responseCode: number, customResponseBodyKey: string): CfnWebACL.RuleActionProperty {
  return { block: { customResponse: { responseCode, customResponseBodyKey } } };
}

function body(code: ProblemCode): CfnWebACL.CustomResponseBodyProperty {
  return { contentType: "APPLICATION_JSON", content: JSON.stringify(problem(code, "zh-CN")) };
}

function seen(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
