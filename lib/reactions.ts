import { Duration } from "aws-cdk-lib";
import * as lambda from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { DataStack } from "./data.ts";
import type { ServiceFunction } from "./service-function.ts";

export interface ReactionsProps {
  readonly tenant: string;
  readonly data: DataStack;
  readonly failures: IQueue;
  readonly steer: ServiceFunction;
  readonly announce: ServiceFunction;
}

/** What follows a commit: every effect starts from an inserted item of the stream. A shard serves two readers, not more. */
export class Reactions extends Construct {
  constructor(scope: Construct, id: string, { tenant, data, failures, steer, announce }: ReactionsProps) {
    super(scope, id);
    const follow = (consumer: ServiceFunction, inserted: readonly string[]): void => {
      new lambda.EventSourceMapping(this, consumer.name, {
        target: consumer.lambda,
        ...(data.table.tableStreamArn && { eventSourceArn: data.table.tableStreamArn }),
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        filters: [insertOf(`T#${tenant}#ISSUE#`, inserted)],
        batchSize: 25,
        // Records of one issue stay in order: the stream is divided by partition key.
        parallelizationFactor: 4,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // A shard stands still while it retries: after 20 tries or six hours the record goes to the queue, with an alarm.
        retryAttempts: 20,
        maxRecordAge: Duration.hours(6),
        // By hand: the ready-made one grants more than sending (lib/access.ts).
        onFailure: { bind: () => ({ destination: failures.queueArn }) },
      });
    };
    follow(steer, ["COMMIT#", "EPOCH#"]);
    follow(announce, ["COMMIT#"]);
  }
}

/** Of issues only: other histories have commits too, and a record no reader understands holds up those after it. */
function insertOf(partition: string, prefixes: readonly string[]): Record<string, unknown> {
  return lambda.FilterCriteria.filter({
    eventName: lambda.FilterRule.isEqual("INSERT"),
    dynamodb: { Keys: { pk: { S: [{ prefix: partition }] }, sk: { S: prefixes.map((prefix) => ({ prefix })) } } },
  });
}
