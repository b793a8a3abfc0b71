import { Aws, RemovalPolicy } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import * as iam from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { StageSettings } from "./stage-settings.ts";

/** Who may write to the operators: alarms and the budget. */
const SENDERS = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] as const;

/** The people who get every alarm, and the budget of the stage's account. */
export class Operators extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { name, operators, budget }: StageSettings) {
    super(scope, id);
    const ofThisAccount = { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } };
    const key = new Key(this, "Key", {
      description: "Huiyin: alarms on their way to the operators",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, "Topic", { enforceSSL: true, masterKey: key });
    for (const sender of SENDERS) {
      const principals = [new iam.ServicePrincipal(sender)];
      const mayUse = { principals, conditions: ofThisAccount };
      const resources = ["*"];
      key.addToResourcePolicy(
        new iam.PolicyStatement({ ...mayUse, actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources }),
      );
      this.topic.addToResourcePolicy(
        new iam.PolicyStatement({ ...mayUse, actions: ["sns:Publish"], resources: [this.topic.topicArn] }),
      );
    }
    for (const address of operators) this.topic.addSubscription(new EmailSubscription(address));
    this.limit(name, budget);
  }

  /** Told at 80 % and at 100 % of the month's money, and when the month is foreseen to cost more. Nothing is switched off. */
  private limit(name: string, { monthly, currency }: StageSettings["budget"]): void {
    const at = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE" },
      subscribers: [{ subscriptionType: "SNS", address: this.topic.topicArn }],
    });
    new CfnBudget(this, "Budget", {
      budget: {
        budgetName: `${name}-month`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: monthly, unit: currency },
      },
      notificationsWithSubscribers: [at("ACTUAL", 80), at("ACTUAL", 100), at("FORECASTED", 100)],
    });
  }
}
