import type { Chance } from "./chance.ts";
import type { Call, Reply, Service } from "./proxy.ts";

/** What a failing call comes to. `before`, `after`: the connection breaks before or after the work was done. */
export type Failure = "before" | "after" | Reply;

const json = (status: number, type: string, more: object = {}): Reply => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": type },
  body: JSON.stringify({ __type: `com.amazonaws#${type}`, message: `${type}, said chaos`, Type: "Service", ...more }),
});
const unavailable: Reply = {
  status: 503,
  headers: { "content-type": "text/html" },
  body: "<h1>Service Unavailable</h1>",
};

/** How each service fails, each way as likely as the others. Source: the "Common errors" of each service's API reference. */
const WAYS: Readonly<Record<Service, readonly Failure[]>> = {
  dynamodb: [
    json(400, "ThrottlingException"),
    json(400, "ProvisionedThroughputExceededException"),
    json(400, "RequestLimitExceeded"),
    json(500, "InternalServerError"),
    unavailable,
    "before",
    "after",
    "after",
  ],
  states: [json(400, "ThrottlingException"), json(500, "InternalFailure"), unavailable, "before", "after", "after"],
  lambda: [json(429, "TooManyRequestsException"), json(500, "ServiceException"), "before", "after", "after"],
};

export function failureOf({ service }: Call, chance: Chance): Failure {
  return chance.pick(WAYS[service]);
}

/** What local engines never say: another transaction has one of the items. Undefined for calls that cannot conflict. */
export function conflictOf({ service, operation, body }: Call, chance: Chance): Reply | undefined {
  if (service !== "dynamodb") return undefined;
  if (["PutItem", "UpdateItem", "DeleteItem"].includes(operation)) return json(400, "TransactionConflictException");
  if (operation !== "TransactWriteItems") return undefined;
  const { TransactItems }: { TransactItems: unknown[] } = JSON.parse(body);
  const at = chance.below(TransactItems.length);
  const CancellationReasons = TransactItems.map((_, item) =>
    item === at ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" } : { Code: "None" },
  );
  return json(400, "TransactionCanceledException", { CancellationReasons });
}
