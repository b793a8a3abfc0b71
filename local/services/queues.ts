import { createHash, randomUUID } from "node:crypto";
import { ServiceError } from "../aws-json.ts";
import type { Clock } from "../clock.ts";
import type { Keep } from "../keep.ts";
import type { Deployment, Resource } from "../template/deployment.ts";
import { asNumber, asText, type JsonObject } from "../template/json.ts";

/** The queues of the template, as much as failures need: kept in the data folder. */
export interface Queues {
  send(queueArn: string, body: string): void;
  handle(operation: string, body: JsonObject): JsonObject;
}

export function openQueues(deployment: Deployment, keep: Keep, clock: Clock): Queues {
  keep.database.exec(`CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL,
    sent INTEGER NOT NULL, visible INTEGER NOT NULL, receipt TEXT, received INTEGER NOT NULL DEFAULT 0)`);
  const insert = keep.database.prepare("INSERT INTO messages (id, queue, body, sent, visible) VALUES (?, ?, ?, ?, ?)");
  const select = keep.database.prepare(
    "SELECT * FROM messages WHERE queue = ? AND visible <= ? ORDER BY rowid LIMIT ?",
  );
  const take = keep.database.prepare(
    "UPDATE messages SET visible = ?, receipt = ?, received = received + 1 WHERE id = ?",
  );
  const remove = keep.database.prepare("DELETE FROM messages WHERE queue = ? AND receipt = ?");
  const count = keep.database.prepare(
    "SELECT count(*) AS n, count(*) FILTER (WHERE visible > ?) AS taken FROM messages WHERE queue = ?",
  );

  const put = (queue: Resource, body: string): JsonObject => {
    const id = randomUUID();
    insert.run(id, queue.names.name, body, clock.now(), clock.now());
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  };

  const byUrl = (body: JsonObject): Resource => {
    const url = asText(body["QueueUrl"], "QueueUrl");
    return known(
      deployment.of("AWS::SQS::Queue").find(({ names }) => names.name === url.split("/").at(-1)),
      url,
    );
  };

  const operations: Record<string, (body: JsonObject) => JsonObject> = {
    SendMessage: (body) => put(byUrl(body), asText(body["MessageBody"], "MessageBody")),
    ReceiveMessage: (body) => {
      const { names, properties } = byUrl(body);
      const hidden = asNumber(body["VisibilityTimeout"] ?? properties["VisibilityTimeout"], 30) * 1000;
      const rows = select.all(names.name, clock.now(), asNumber(body["MaxNumberOfMessages"], 1));
      const messages = rows.map((row) => {
        const receipt = randomUUID();
        take.run(clock.now() + hidden, receipt, String(row["id"]));
        const text = String(row["body"]);
        return { MessageId: String(row["id"]), ReceiptHandle: receipt, Body: text, MD5OfBody: md5(text) };
      });
      return messages.length > 0 ? { Messages: messages } : {};
    },
    DeleteMessage: (body) => {
      remove.run(byUrl(body).names.name, asText(body["ReceiptHandle"], "ReceiptHandle"));
      return {};
    },
    GetQueueUrl: (body) => {
      const name = asText(body["QueueName"], "QueueName");
      return { QueueUrl: known(deployment.find("AWS::SQS::Queue", name), name).names.ref };
    },
    GetQueueAttributes: (body) => {
      const { names } = byUrl(body);
      const row = count.get(clock.now(), names.name) ?? {};
      const taken = Number(row["taken"] ?? 0);
      return {
        Attributes: {
          QueueArn: names.arn,
          ApproximateNumberOfMessages: String(Number(row["n"] ?? 0) - taken),
          ApproximateNumberOfMessagesNotVisible: String(taken),
        },
      };
    },
  };
  return {
    send: (arn, body) => void put(known(deployment.find("AWS::SQS::Queue", arn), arn), body),
    handle: (operation, body) => {
      const run = operations[operation];
      if (!run) throw new ServiceError("UnsupportedOperation", `${operation} is not known here`);
      return run(body);
    },
  };
}

function known(queue: Resource | undefined, name: string): Resource {
  if (queue) return queue;
  throw new ServiceError("QueueDoesNotExist", `The specified queue does not exist: ${name}`);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
