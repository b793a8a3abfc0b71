import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { startDynamoDb } from "../../../local/dynamodb.ts";
import { NOON, openWorkshop, types } from "./harness.ts";

const wakeAt = new Date(NOON + 3_600_000).toISOString();
const definition = readFileSync(new URL("../../../workflow/escalation.asl.json", import.meta.url), "utf8")
  .replaceAll("${Partition}", "aws-cn")
  .replaceAll("${Table}", "issues")
  .replaceAll("${DecideWhatIsDue}", "decide");

test("the deployed machine parks on a real table, and only if nobody has moved the deadline", async () => {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-table-"));
  const dynamodb = await startDynamoDb(join(folder, "table.sqlite"), () => undefined);
  try {
    await using workshop = await openWorkshop(dynamodb.endpoint);
    await dynamodb.call("CreateTable", {
      TableName: "issues",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
    });
    const key = { pk: { S: "ISSUE#1" }, sk: { S: "WAIT" } };
    await dynamodb.call("PutItem", { TableName: "issues", Item: { ...key, wakeAt: { S: wakeAt }, epoch: { S: "1" } } });

    const machine = await workshop.createFrom(definition);
    const parked = await workshop.start(machine, { pk: "ISSUE#1", epoch: "1", wakeAt });
    const { Item } = await dynamodb.call("GetItem", { TableName: "issues", Key: key });
    const item = Item as Record<string, { S: string }>;
    expect(item["parkedFor"]?.S).toBe(wakeAt);
    expect(types(await workshop.history(parked)).at(-1)).toBe("TaskSubmitted");

    workshop.invoke.answer = async () => ({ payload: '{"wakeAt":"settled"}' });
    const stale = await workshop.start(machine, { pk: "ISSUE#1", epoch: "0", wakeAt });
    expect((await workshop.outcome(stale)).status).toBe("SUCCEEDED");
    expect(workshop.invoke.calls).toHaveLength(1);

    const news = { taskToken: item["token"]?.S, output: '{"wakeAt":"settled"}' };
    await workshop.client.send(new SendTaskSuccessCommand(news));
    await workshop.quiet();
    expect((await workshop.outcome(parked)).status).toBe("SUCCEEDED");
  } finally {
    await dynamodb.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
