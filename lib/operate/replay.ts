import * as z from "zod/mini";
import { type Failure, failureOf, issuesOf, Message } from "./failures.ts";
import type { Operation } from "./stage-of.ts";

const Queue = z.object({ QueueUrl: z.string() });
const Received = z.object({ Messages: z.optional(z.array(Message)) });
/** Seconds a message is not shown to others: while it is worked on, or after it was only looked at. */
const WORKING = 900;
const LOOKING = 20;

export interface ReplayCount {
  readonly done: number;
  readonly left: number;
}

/**
 * `npm run replay`: what was given up is done again. With `--issue` everything that follows the commits of these issues; with `--notices`
 * the notices of all issues that failed; without, what lies in the queue for failures, message by message: one that succeeds is taken
 * away, one that fails stays.
 */
export async function replay(operation: Operation): Promise<ReplayCount> {
  const { issues, notices, say } = operation;
  if (notices && issues.length > 0)
    throw new Error("--issue 已包括该事项的通知 --issue includes its notices: give one of both");
  const count = notices
    ? await replayNotices(operation)
    : issues.length > 0
      ? await replayIssues(operation, issues)
      : await replayQueue(operation);
  say(`完成 done: ${count.done} · 留下 left: ${count.left}`);
  return count;
}

async function replayIssues({ cloud, name, dryRun, say }: Operation, issues: readonly string[]): Promise<ReplayCount> {
  let done = 0;
  for (const issue of issues) {
    try {
      say(`  ${issue}  ${JSON.stringify(await cloud.invoke(`${name}-replay`, { issue, dryRun }))}`);
      done += 1;
    } catch (error) {
      say(`  ${issue}  ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { done, left: issues.length - done };
}

const SentAgain = z.object({ again: z.int(), noAddress: z.int(), more: z.boolean() });

/** Mails wait again and go out within minutes; a notice whose address nobody knows is left. */
async function replayNotices({ cloud, name, dryRun, say }: Operation): Promise<ReplayCount> {
  const sent = SentAgain.parse(await cloud.invoke(`${name}-replay`, { notices: true, dryRun }));
  if (sent.noAddress > 0) say(`  没有地址，请用别的方式告知 no address, tell them another way: ${sent.noAddress}`);
  if (sent.more) say("  还有更多，请再执行一次 there are more: run it again");
  return { done: sent.again, left: sent.noAddress };
}

async function replayQueue(operation: Operation): Promise<ReplayCount> {
  const { cloud, name, dryRun } = operation;
  const { QueueUrl } = Queue.parse(await cloud.json("sqs", "GetQueueUrl", { QueueName: `${name}-failures` }));
  const asked = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"], WaitTimeSeconds: 1 };
  const seen = new Set<string>();
  let done = 0;
  for (;;) {
    const VisibilityTimeout = dryRun ? LOOKING : WORKING;
    const { Messages = [] } = Received.parse(
      await cloud.json("sqs", "ReceiveMessage", { ...asked, VisibilityTimeout }),
    );
    const fresh = Messages.filter(({ MessageId }) => !seen.has(MessageId));
    if (fresh.length === 0) return { done, left: seen.size - done };
    for (const message of fresh) {
      seen.add(message.MessageId);
      if (!(await doAgain(message, operation))) continue;
      done += 1;
      const { ReceiptHandle } = message;
      if (!dryRun) await cloud.json("sqs", "DeleteMessage", { QueueUrl, ReceiptHandle });
    }
  }
}

/** Whether it is done, or would be. */
async function doAgain(message: Message, operation: Operation): Promise<boolean> {
  const { cloud, dryRun, say } = operation;
  const failure = failureOf(message);
  const tell = (what: string): void => say(`  ${message.MessageId}  ${what}`);
  if (failure === undefined) {
    tell("认不出的消息 a message of an unknown kind: look at it in the console");
    return false;
  }
  try {
    if (failure.kind === "stream") return await streamAgain(failure, operation, tell);
    tell(`${failure.functionName} ${dryRun ? "会再调用 would be called again" : "再调用 called again"}`);
    if (!dryRun) await cloud.invoke(failure.functionName, failure.payload);
    return true;
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return false;
  }
}

async function streamAgain(
  { reader, batch }: Extract<Failure, { kind: "stream" }>,
  operation: Operation,
  tell: (what: string) => void,
): Promise<boolean> {
  const issues = await issuesOf(operation.cloud, batch);
  if (issues === "gone") {
    tell(`${reader}: 流里已没有这些记录 the stream has these records no more: find the issue in its log, then --issue`);
    return false;
  }
  tell(`${reader}: ${issues.join(", ") || "-"}`);
  return (await replayIssues(operation, issues)).left === 0;
}
