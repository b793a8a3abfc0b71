import type * as z from "zod/mini";
import type { Commit } from "../../contract/commit.ts";
import type { DayProof } from "../../contract/views/office.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { allCommits, issuePartition } from "../../adapters/store/history.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { type ChainKey, verifyChain } from "../../adapters/store/seal.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { ledger, type LedgerLine } from "../../domain/ledger.ts";

type Proof = z.infer<typeof DayProof>;

export interface IssueProof extends Pick<Proof, "late" | "untold" | "differences"> {
  readonly owed: number;
  readonly fired: number;
}

/** What one issue owed and did in a window of time, its chain of commits, and who was told. */
export async function proveIssue(
  store: Store,
  issue: string,
  { start, end }: { readonly start: Instant; readonly end: Instant },
  { pack: packOf }: Settings,
  key: ChainKey,
): Promise<IssueProof> {
  const found = await issuePartition(store, issue, { limit: 1 });
  if (found === undefined) throw new Error(`the issue ${issue} is in the register and nowhere else`);
  const { version } = found.issue;
  const commits = (await allCommits(store, issue)).filter((commit) => commit.version <= version);
  const { firingGraceSeconds, lateAfterSeconds } = await packOf(found.issue.pack);
  const book = ledger(commits, end, { graceSeconds: firingGraceSeconds, lateAfterSeconds });
  const inWindow = ({ fireAt }: LedgerLine) => start <= fireAt && fireAt < end;
  const owed = book.owed.filter(inWindow);
  const fired = book.fired.filter(inWindow);
  const mine = new Set([...owed, ...fired].map(({ rung }) => rung));
  const named = (what: Proof["differences"][number]["what"], rungs: readonly string[]) =>
    rungs.filter((rung) => mine.has(rung)).map((rung) => ({ issue, rung, what }));
  const chain = verifyChain(commits, { key, head: { version, hash: found.head } });
  return {
    owed: owed.length,
    fired: fired.length,
    late: book.late
      .filter(inWindow)
      .flatMap(({ rung, fireAt, firedAt }) => (firedAt === undefined ? [] : [{ issue, rung, fireAt, firedAt }])),
    untold: untold(commits, found.deliveries, mine).map((rung) => ({ issue, rung })),
    differences: [
      ...named("missing", book.missing),
      ...named("unowed", book.unowed),
      ...named("twice", book.twice),
      ...named("early", book.early),
      ...chain.map(({ version: at, what }) => ({
        issue,
        rung: `commit ${at}: ${what}`,
        what: "broken-chain" as const,
      })),
    ],
  };
}

/** Slips that fired and reached nobody: no delivery of their commit succeeded. */
function untold(commits: readonly Commit[], deliveries: readonly Delivery[], mine: ReadonlySet<string>): string[] {
  const reached = new Set(
    deliveries.flatMap(({ what, state }) => (state === "sent" && "version" in what ? [what.version] : [])),
  );
  return commits
    .filter(({ version }) => !reached.has(version))
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      event.type === "rungFired" && event.data.slip && mine.has(event.data.rung) ? [event.data.rung] : [],
    );
}
