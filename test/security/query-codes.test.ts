import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newIssueId } from "../../adapters/ids.ts";
import { fitting, ROWS, USUAL } from "../functions/requests.ts";
import { type Answered, dispatched, type Life, type Stage, startStage } from "../functions/stage.ts";

/** Guessing query codes, on every row of the table that takes one: one counter for all of them. */
let stage: Stage;
let life: Life;
let other: Life;
const START = "2026-11-23T01:00:00.000Z";
beforeAll(async () => {
  stage = await startStage(START);
  life = await dispatched(stage);
  other = await dispatched(stage, "U02");
});
afterAll(() => stage.stop());

const byReceipt = ROWS.filter(([, { caller }]) => caller === "receipt");
const WRONG = "0000000000000";
type Tried = { receipt?: string; code?: string; source: string; headers?: Record<string, string> };
async function attempt(
  at: number,
  { receipt = life.issue, code = WRONG, source, headers = {} }: Tried,
): Promise<Answered> {
  const [id, row] = byReceipt[at % byReceipt.length] ?? byReceipt[0] ?? expect.unreachable();
  const { params, body } = fitting(row, { ...USUAL, receipt, code, file: "f".repeat(32) });
  return stage.ask(id, { params, body, source, headers });
}
const follow = async (tried: Tried) => {
  const { status, body } = await stage.ask("followIssue", {
    body: { receipt: tried.receipt ?? life.issue, code: tried.code ?? life.code },
    source: tried.source,
  });
  return body.code === undefined ? status : [status, body.code];
};
const THROTTLED = [429, "throttled"];

it("takes receipt and code in a body only: no log or history of a browser keeps them", () => {
  for (const [id, row] of ROWS) {
    const named = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(
      named.filter((name) => name === "receipt" || name === "code"),
      id,
    ).toEqual([]);
    const { query } = fitting(row, USUAL);
    expect(
      Object.keys(query).filter((name) => name === "receipt" || name === "code"),
      id,
    ).toEqual([]);
    if (row.caller === "receipt") expect(row.method, id).toBe("POST");
  }
});

describe("whoever guesses", () => {
  it.each(byReceipt.map(([id], at) => [id, at] as const))(
    "%s tells him nothing: an unknown receipt, one that cannot be, and a wrong code get one answer",
    async (_, at) => {
      const source = `198.51.100.${at}`;
      const answers = [
        await attempt(at, { source }),
        await attempt(at, { source, receipt: newIssueId() }),
        await attempt(at, { source, receipt: "000000000000" }),
        await attempt(at, { source, receipt: "ABCDEF" }),
        await attempt(at, { source, code: other.code }),
        await attempt(at, { source, code: life.code.slice(0, -1) }),
        await attempt(at, { source, code: `${life.code}0` }),
      ];
      expect(answers[0]).toMatchObject({ status: 404, body: { code: "receipt-or-code" } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );

  it("is stopped at ten for a receipt, over all endpoints together, and then for the right code too", async () => {
    const source = "203.0.113.10";
    for (let tries = 0; tries < 10; tries++)
      expect((await attempt(tries, { source })).body.code).toBe("receipt-or-code");
    for (const at of byReceipt.keys()) {
      const stopped = await attempt(at, { source, code: life.code });
      expect(stopped).toMatchObject({ status: 429, body: { code: "throttled" }, headers: { "Retry-After": "60" } });
    }
    expect(await follow({ source, receipt: other.issue, code: other.code })).toBe(200);
  });
  it("is stopped for a receipt that does not exist as for one that does", async () => {
    const receipt = newIssueId();
    for (let tries = 0; tries < 10; tries++) await attempt(tries, { source: "203.0.113.11", receipt });
    expect((await attempt(0, { source: "203.0.113.11", receipt })).status).toBe(429);
  });
  it("is stopped at sixty in all, whatever the receipts", async () => {
    const source = "203.0.113.12";
    const receipts = Array.from({ length: 60 }, () => newIssueId());
    for (const [at, receipt] of receipts.entries()) await attempt(at, { source, receipt });
    expect(await follow({ source })).toEqual(THROTTLED);
  });
  it("gets no other address by saying that he has one", async () => {
    const source = "203.0.113.13";
    for (let tries = 0; tries < 10; tries++)
      await attempt(tries, {
        source,
        headers: { "X-Forwarded-For": `192.0.2.${tries}`, Forwarded: `for=192.0.2.${tries}` },
      });
    expect((await attempt(0, { source, headers: { "X-Forwarded-For": "192.0.2.99" } })).status).toBe(429);
  });
  it("locks nobody else out: the holder at his own address follows and rates while ten addresses guess", async () => {
    for (let from = 20; from < 30; from++)
      for (let tries = 0; tries < 11; tries++) await attempt(0, { source: `203.0.113.${from}` });
    expect(await follow({ source: "192.0.2.200" })).toBe(200);
  });
  it("is let in again when the quarter of an hour is over; right codes count for nothing", async () => {
    const source = "203.0.113.40";
    for (let tries = 0; tries < 70; tries++) expect(await follow({ source })).toBe(200);
    for (let tries = 0; tries < 11; tries++) await attempt(0, { source });
    expect(await follow({ source })).toEqual(THROTTLED);
    stage.at("2026-11-23T01:15:00.000Z");
    expect(await follow({ source })).toBe(200);
    stage.at(START);
  });
  it("finds no address and no code in the table, which forgets his tries by itself", async () => {
    const items = await stage.contents();
    const tries = items.filter((item) => item.includes("#THROTTLE#"));
    expect(tries.length).toBeGreaterThan(20);
    for (const item of items) expect(item).not.toMatch(/203\.0\.113\.|198\.51\.100\./);
    for (const item of items) expect([life.code, other.code].filter((code) => item.includes(code))).toEqual([]);
    for (const item of tries) expect(JSON.parse(item)).toHaveProperty("expiresAt.N");
  });
});
