import { expect } from "vitest";
import { holder } from "./county.ts";
import { type Life, newKey, partition, type Stage, waiting } from "./stage.ts";

/** Lets time pass up to an instant: each machine is asked at its own time what is due. Leaves the clock there. */
export async function passUntil(stage: Stage, issues: readonly string[], until: string): Promise<void> {
  for (const issue of issues) {
    for (let times = 0; times < 200; times++) {
      const { wakeAt = "settled", epoch } = await waiting(stage, issue);
      if (wakeAt === "settled" || wakeAt > until) break;
      stage.at(wakeAt);
      await stage.run("workflow/decide-what-is-due", { pk: partition(issue), epoch });
    }
  }
  stage.at(until);
}

/** Everything from the contact to the mark, done at the present instant. */
export async function solve(stage: Stage, { issue, code }: Life, unit: string, level = 4): Promise<void> {
  const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) =>
    expect(await stage.ask(id, { params: { issue }, as, body: { command } })).toMatchObject({ status: 200 });
  const handler = holder(`handler:${unit}`);
  const upload = "c".repeat(24);
  const bytes = Buffer.from("%PDF-1.7 x");
  stage.outside.objects.set(`quarantine/quarantine/${upload}`, { bytes, type: "application/pdf" });
  const when = new Date(Date.now() - 60_000).toISOString();
  await give("recordContact", handler, { when, means: "phone", text: "已联系" });
  const evidence = [{ upload, name: "批复.pdf" }];
  await give("requestCloseOut", handler, { outcome: "resolved", result: "已办妥", evidence });
  await give("decideCloseOutStep", holder(`head:${unit}`), { round: 1, step: 0, decision: "approve" });
  await give("decideCloseOutStep", holder("office"), { round: 1, step: 1, decision: "approve" });
  const rating = { receipt: issue, code, key: newKey(), round: 1, level, tags: [] };
  expect(await stage.ask("rateIssue", { body: rating })).toMatchObject({ body: { status: "closed" } });
}
