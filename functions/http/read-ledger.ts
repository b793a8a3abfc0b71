import type { LedgerRung } from "../../contract/views/proof.ts";
import { DUTY_KINDS, type DutyKind } from "../../contract/vocabulary.ts";
import type { LedgerLine } from "../../domain/ledger.ts";
import { mayRead } from "../../domain/may-read.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { approvedCalendars } from "../schedule/approved-calendars.ts";
import { type IssueProof, proveIssue } from "../schedule/prove-issue.ts";
import { isToTell, whyUntold } from "../views/receipts.ts";

const KINDS: ReadonlyMap<string, DutyKind> = new Map(DUTY_KINDS.map((kind) => [kind, kind]));

/** 承诺台账: what an issue owed up to now, what came, how late, and who was told; proved while it is read. */
export const readLedger: UseCase<"readLedger"> = async ({ params, store, caller, receivedAt, settings }) => {
  const ever = { start: "", end: receivedAt };
  const rules = await settings();
  const proof = await proveIssue(store, params.issue, ever, rules, await approvedCalendars(store, rules));
  const seats = caller.seats.map(({ seat }) => seat);
  if (proof === undefined || !mayRead(proof.found.issue, seats)) throw new Refused("unknown");
  const { id, number, status, version } = proof.found.issue;
  const lines = new Map([...proof.owed, ...proof.fired].map((line) => [line.rung, line]));
  return {
    issue: id,
    ...(number !== undefined && { number }),
    status,
    version,
    until: receivedAt,
    rungs: [...lines.values()].toSorted((a, b) => (a.fireAt < b.fireAt ? -1 : 1)).map((line) => rungView(line, proof)),
    differences: proof.differences,
  };
};

function rungView({ rung, duty, owedAt, fireAt, firedAt, late }: LedgerLine, { rungs }: IssueProof): LedgerRung {
  const kind = KINDS.get(duty.split("#", 1)[0] ?? "");
  if (kind === undefined) throw new Error(`a rung of no duty: ${rung}`);
  const fired = rungs.find((one) => one.rung === rung);
  const due = { rung, duty, kind, owedAt, fireAt, late };
  if (fired === undefined || firedAt === undefined) return { ...due, state: "missing", toTell: false, receipts: [] };
  const untold = whyUntold(fired, fired.receipts);
  return {
    ...due,
    state: "fired",
    firedAt,
    lag: (Date.parse(firedAt) - Date.parse(fireAt)) / 1000,
    firedBy: fired.firedBy,
    ...(fired.slip && { slip: fired.slip }),
    effect: fired.effect,
    toTell: isToTell(fired),
    receipts: [...fired.receipts],
    ...(untold && { untold }),
  };
}
