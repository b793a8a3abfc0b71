import canonicalize from "canonicalize";
import type { Commit } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { DutyRow, ListRow, RowNames } from "../../contract/list-row.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { Accepted } from "../../domain/context.ts";
import { nextWake } from "../../domain/wake.ts";
import type { StoredIssue } from "./issues.ts";
import * as keys from "./keys.ts";
import { packed } from "./packed.ts";
import { dutyRows, listRow } from "./rows.ts";
import { type ChainKey, NO_COMMIT, seal } from "./seal.ts";
import type { Store } from "./store.ts";
import type { FileItem, TextItem } from "./texts.ts";
import type { Write } from "./transact.ts";
import { WAIT_EXPRESSIONS, waitNames } from "./wait-expressions.ts";

const RECENT = 20;

export interface CommitInput {
  /** The state the decision was made on; undefined at submission. */
  readonly before: StoredIssue | undefined;
  readonly decision: Accepted;
  readonly receivedAt: Instant;
  readonly requestKey?: string | undefined;
  readonly requestDigest?: string | undefined;
  readonly texts?: readonly TextItem[];
  readonly files?: readonly FileItem[];
  /** Needed at submission, kept afterwards. */
  readonly names?: RowNames;
  readonly codeHash?: string;
  readonly submission?: { readonly key: string; readonly digest: string };
  /** Registration only: the number taken and its year. */
  readonly number?: { readonly year: string; readonly next: number };
  /** Merging only: the issue it goes into has to be as it was read. */
  readonly target?: { readonly issue: string; readonly version: number } | undefined;
  /** Of the issue's policy pack (T3). */
  readonly graceSeconds: number;
}

/** Everything one command writes, as the items of one transaction (commands.md §10). `epoch`: of the machine that waits now. */
export function writesOf(store: Store, input: CommitInput, chainKey: ChainKey, epoch?: number): Write[] {
  const { before, decision } = input;
  const version = (before?.issue.version ?? 0) + 1;
  const issue: Issue = { ...decision.issue, version, lastAt: decision.at };
  const names = input.names ?? before?.row;
  const codeHash = input.codeHash ?? before?.codeHash;
  if (!names || codeHash === undefined) throw new Error("a new issue needs its names and its query code");
  const row = listRow(issue, names);
  const commit = seal(unsealed(input, issue), before?.head ?? NO_COMMIT, chainKey);
  const beside = { row, head: commit.hash, codeHash, recentKeys: recentKeys(input, version) };
  return [
    put(store, "version", metaItem(store, issue, beside), before && before.issue.version),
    put(store, "version", commitItem(store, commit)),
    ...dutyWrites(store, input, issue, row),
    ...waitWrites(store, input, issue, epoch),
    ...targetCheck(store, input),
    ...(input.texts ?? []).map((text) => plain(store, issue.id, keys.textSk(text.text), { text })),
    ...(input.files ?? []).map((file) => plain(store, issue.id, keys.fileSk(file.file), { file })),
    ...submissionWrite(store, input, issue),
    ...numberWrite(store, input),
  ];
}

function unsealed({ decision, receivedAt, requestKey }: CommitInput, issue: Issue) {
  const { command, actor, at, events } = decision;
  const { tenant, id, version } = issue;
  return { tenant, issue: id, version, command, actor, at, receivedAt, requestKey, events: [...events] };
}

function recentKeys({ before, requestKey, requestDigest }: CommitInput, version: number) {
  const earlier = before?.recentKeys ?? [];
  if (requestKey === undefined || requestDigest === undefined) return earlier;
  return [...earlier, { key: requestKey, digest: requestDigest, version }].slice(-RECENT);
}

function metaItem(store: Store, issue: Issue, beside: object) {
  const { closedAt } = issue;
  return {
    ...keys.metaKey(store, issue.id),
    version: issue.version,
    state: packed(issue),
    ...beside,
    registerKey:
      closedAt === undefined
        ? keys.openKey(store, keys.shardOf(issue.id))
        : keys.closedKey(store, keys.monthOf(closedAt)),
    registerSort: `${closedAt ?? issue.submittedAt}#${issue.id}`,
    enterpriseKey: keys.enterpriseKey(store, issue.enterprise),
    enterpriseSort: `${issue.submittedAt}#${issue.id}`,
  };
}

function commitItem(store: Store, commit: Commit) {
  return {
    pk: keys.issuePk(store, commit.issue),
    sk: keys.commitSk(commit.version),
    commit: packed(commit),
    registerKey: keys.dayKey(store, keys.dayOf(commit.at), keys.shardOf(commit.issue)),
    registerSort: `${commit.at}#${commit.issue}#${commit.version}`,
  };
}

function dutyWrites(store: Store, { before }: CommitInput, issue: Issue, row: ListRow): Write[] {
  const had = new Map(
    before ? dutyRows(before.issue, before.row).map((duty) => [keys.dutySk(duty), canonicalize(duty)]) : [],
  );
  const has = new Map(dutyRows(issue, row).map((duty) => [keys.dutySk(duty), duty]));
  const changed = [...has].filter(([sk, duty]) => had.get(sk) !== canonicalize(duty));
  const gone = [...had.keys()].filter((sk) => !has.has(sk));
  const pk = keys.issuePk(store, issue.id);
  return [
    ...changed.map(([sk, duty]) => plain(store, issue.id, sk, dutyItem(store, duty))),
    ...gone.map((sk): Write => {
      const Key = { pk, sk };
      return { guards: "nothing", operation: { Delete: { TableName: store.table, Key } } };
    }),
  ];
}

function dutyItem(store: Store, row: DutyRow) {
  return { row, seatKey: keys.seatKey(store, row.list), seatSort: `${row.dueAt}#${row.issue}#${row.duty}` };
}

function waitWrites(store: Store, { before, graceSeconds }: CommitInput, issue: Issue, epoch?: number): Write[] {
  const wakeAt = nextWake(issue, graceSeconds);
  const begins = (kind: "create" | "reopen", next: number, last?: string) => [
    waitWrite(store, issue, wakeAt, kind, { ":epoch": String(next), ":before": last }),
    put(store, "version", epochItem(store, issue.id, next, wakeAt)),
  ];
  if (!before) return begins("create", issue.epoch);
  const was = nextWake(before.issue, graceSeconds);
  if (was === wakeAt) return [];
  if (was === "settled" && epoch !== undefined) return begins("reopen", epoch + 1, String(epoch));
  return [waitWrite(store, issue, wakeAt, wakeAt === "settled" ? "settle" : "wake")];
}

function waitWrite(
  store: Store,
  issue: Issue,
  wakeAt: string,
  kind: "create" | "wake" | "settle" | "reopen",
  values: Readonly<Record<string, string | undefined>> = {},
): Write {
  const { update, condition } = { condition: undefined, ...WAIT_EXPRESSIONS[kind] };
  const dueKey = wakeAt === "settled" ? undefined : keys.wakeKey(store, keys.shardOf(issue.id));
  return {
    guards: condition === undefined ? "nothing" : "version",
    operation: {
      Update: {
        TableName: store.table,
        Key: keys.waitKey(store, issue.id),
        UpdateExpression: update,
        ...(condition !== undefined && { ConditionExpression: condition }),
        ExpressionAttributeNames: waitNames(update, condition ?? ""),
        ExpressionAttributeValues: { ":wakeAt": wakeAt, ":dueKey": dueKey, ...values },
      },
    },
  };
}

/** What an issue is merged into must still be open when that is committed. */
function targetCheck(store: Store, { target }: CommitInput): Write[] {
  if (target === undefined) return [];
  const condition = {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":version": target.version },
  };
  const check = { TableName: store.table, Key: keys.metaKey(store, target.issue), ...condition };
  return [{ guards: "version", operation: { ConditionCheck: check } }];
}

export function epochItem(store: Store, issue: string, epoch: number, wakeAt: string) {
  return { pk: keys.issuePk(store, issue), sk: keys.epochSk(epoch), issue, epoch: String(epoch), wakeAt };
}

function submissionWrite(store: Store, { submission }: CommitInput, { id }: Issue): Write[] {
  if (!submission) return [];
  const { key, digest } = submission;
  return [put(store, "submission", { ...keys.submissionKey(store, key), issue: id, digest })];
}

function numberWrite(store: Store, { number }: CommitInput): Write[] {
  if (!number) return [];
  const before = number.next - 1;
  return [
    {
      guards: "number",
      operation: {
        Update: {
          TableName: store.table,
          Key: keys.numberKey(store, number.year),
          UpdateExpression: "SET #last = :next",
          ConditionExpression: before === 0 ? "attribute_not_exists(#last)" : "#last = :before",
          ExpressionAttributeNames: { "#last": "last" },
          ExpressionAttributeValues: { ":next": number.next, ":before": before === 0 ? undefined : before },
        },
      },
    },
  ];
}

/** Put if absent, or over exactly this version. */
export function put(store: Store, guards: Write["guards"], Item: Record<string, unknown>, version?: number): Write {
  const condition =
    version === undefined
      ? { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } }
      : {
          ConditionExpression: "#version = :version",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":version": version },
        };
  const answer = guards === "submission" ? ({ ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const) : {};
  return { guards, operation: { Put: { TableName: store.table, Item, ...condition, ...answer } } };
}

function plain(store: Store, issue: string, sk: string, attributes: object): Write {
  const Item = { pk: keys.issuePk(store, issue), sk, ...attributes };
  return { guards: "nothing", operation: { Put: { TableName: store.table, Item } } };
}
