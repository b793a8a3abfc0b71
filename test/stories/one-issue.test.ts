import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../local/story/client.ts";
import { submission } from "../../local/story/submission.ts";
import { type DataFolder, dataFolder, type RunningSystem, startSystem } from "./running-system.ts";

/**
 * The reference trace of the design, told through the public API on the real parts: template, engines, machine.
 * Mon 2026-11-23 09:00 submitted; nobody works on it; it climbs; then it is solved, reviewed, rated and closed.
 */
let data: DataFolder;
let system: RunningSystem;
let client: Client;
let receipt: { receipt: string; code: string; firstAnswerDueAt: string };

type Page = {
  status: string;
  tier: number;
  number?: string;
  version: number;
  duties: { kind: string; dueAt: string; holder: { seat: string }; lamp?: string; held: boolean }[];
  timeline: { sentence: string; at: string; late: boolean }[];
  actions: { command: string; round?: number; step?: number; assignment?: string }[];
};

const SUBMISSION = submission("reference-trace-0001");

async function page(user = "office"): Promise<Page> {
  return (await client.get(`/issues/${receipt.receipt}`, user)) as unknown as Page;
}
async function give(user: string, path: string, command: object): Promise<Record<string, unknown>> {
  return client.post(`/issues/${receipt.receipt}/${path}`, { command }, user);
}
async function due(kind: string): Promise<string | undefined> {
  return (await page()).duties.find((duty) => duty.kind === kind)?.dueAt;
}

beforeAll(async () => {
  data = dataFolder();
  system = await startSystem(data, "2026-11-23T09:00");
  client = connect(system.url);
});
afterAll(async () => {
  await system.stop();
  data[Symbol.dispose]();
});

describe("one issue, from the form to the close-out", () => {
  it("gives a receipt, and the same receipt when the same submission is sent again", async () => {
    receipt = (await client.post("/issues", SUBMISSION)) as typeof receipt;
    expect(receipt.firstAnswerDueAt).toBe("2026-11-24T10:00:00.000Z");
    expect(await client.post("/issues", SUBMISSION)).toEqual(receipt);
  });

  it("is registered with a number and dispatched with its limits", async () => {
    await client.moveTo("2026-11-23T10:00");
    await give("office", "registration", { class: "C", kind: "property", level: "county", requestType: "help" });
    expect((await page()).number).toBe("〔2026〕0001号");
    await client.moveTo("2026-11-23T10:05");
    await give("office", "dispatch", { unit: "U03" });
    expect(await due("sign")).toBe("2026-11-24T10:00:00.000Z");
    expect(await due("report")).toBe("2026-11-26T10:00:00.000Z");
    expect(await due("solve")).toBe("2026-11-30T10:00:00.000Z");
  });

  it("is signed by the unit", async () => {
    await client.moveTo("2026-11-23T11:00");
    const sign = (await page("handler-u03")).actions.find((action) => action.command === "signAssignment");
    await give("handler-u03", "signature", { assignment: sign?.assignment });
    expect((await page()).duties.map((duty) => duty.kind).toSorted()).toEqual(["report", "solve"]);
  });

  it("warns, and climbs to the leader in charge fifteen seconds after the limit, not before", async () => {
    // The clock goes on by itself: from here a slow machine has ten seconds to answer.
    await client.moveTo("2026-11-30T18:00:05");
    expect(await page()).toMatchObject({ status: "handling", tier: 0 });
    await client.moveTo("2026-11-30T18:01");
    const climbed = await page();
    expect(climbed.tier).toBe(1);
    expect(climbed.duties.find((duty) => duty.kind === "solve")?.dueAt).toBe("2026-12-07T10:00:00.000Z");
    expect(climbed.duties.find((duty) => duty.kind === "coordinate")).toMatchObject({
      dueAt: "2026-12-03T10:00:00.000Z",
      holder: { seat: "tier1:91410421MADEM00113" },
    });
    expect(climbed.timeline.some((entry) => entry.late)).toBe(false);
    // The report was raised to the head; the handler may still give it, so it has not left his list.
    const { rows } = (await client.get("/duties", "handler-u03")) as {
      rows: { kind: string; holder: { seat: string } }[];
    };
    expect(rows.map(({ kind, holder }) => [kind, holder.seat])).toContainEqual(["report", "head:U03"]);
  });

  it("has told the leader by mail within the hours in which mails go out", async () => {
    await client.moveTo("2026-12-01T09:00");
    const { mails } = (await client.get("/_local/mail?to=leader-01@pingshan.example")) as { mails: unknown[] };
    expect(mails.length).toBeGreaterThan(0);
  });

  it("is decided on by the leader, solved by the unit and reviewed by unit head and office", async () => {
    await give("leader-01", "tier-decision", { text: "自然资源局三日内出具办理方案。" });
    await client.moveTo("2026-12-02T10:00");
    await give("handler-u03", "contacts", {
      when: "2026-12-02T01:50:00.000Z",
      means: "phone",
      text: "已与企业核对材料。",
    });
    const evidence = await client.upload("产权证.txt", "产权证已核发");
    await give("handler-u03", "close-out", { outcome: "resolved", result: "已核发产权证。", evidence: [evidence] });
    expect(await page()).toMatchObject({ status: "reviewing" });
    await give("head-u03", "close-out-step", { round: 1, step: 0, decision: "approve" });
    await give("office", "close-out-step", { round: 1, step: 1, decision: "approve" });
    expect(await page()).toMatchObject({ status: "verifying" });
  });

  it("closes on the enterprise's own word, and the machine ends", async () => {
    await client.moveTo("2026-12-03T10:00");
    const { code } = receipt;
    const proof = { receipt: receipt.receipt, code };
    const before = await client.post("/follow", proof);
    expect(before).toMatchObject({ status: "verifying", rateRound: 1 });
    await client.post("/follow/rating", { ...proof, key: "reference-rating-01", round: 1, level: 5, tags: [] });
    expect(await page()).toMatchObject({ status: "closed", duties: [], rating: 5 });
    await client.moveTo("2026-12-03T10:05");
    const { executions } = (await client.get("/_local/executions")) as {
      executions: { name: string; status: string }[];
    };
    expect(executions).toEqual([expect.objectContaining({ name: `${receipt.receipt}-1`, status: "SUCCEEDED" })]);
  });

  it("proves the days: everything owed was fired, nothing late", async () => {
    await client.moveTo("2026-12-04T09:00");
    const proof = await client.get("/proofs/2026-11-30", "auditor");
    expect(proof).toMatchObject({ differences: [], late: [] });
    expect(Number(proof["owed"])).toBeGreaterThanOrEqual(1);
    expect(proof["owed"]).toBe(proof["fired"]);
  });
});
