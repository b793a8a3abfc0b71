import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { SeatKind } from "../../contract/vocabulary.ts";
import { newIssueId } from "../../adapters/ids.ts";
import { mayRead } from "../../domain/may-read.ts";
import { kindOf } from "../../domain/places.ts";
import { seesIdentity } from "../../domain/sees-identity.ts";
import { seatsOf } from "../../domain/seats.ts";
import { demoCreditCode } from "../../local/county/credit-codes.ts";
import { answers, county, holder } from "../functions/county.ts";
import { fitting, type Known, ROWS, USUAL } from "../functions/requests.ts";
import { type Stage, startStage } from "../functions/stage.ts";
import { planted, PLANTED_CODE, type Whole, wholeLife } from "./lives.ts";

/** Whoever sits elsewhere: tried on every row of the endpoint table, with requests that fit. */
let stage: Stage;
let whole: Whole;
let untouched: string[];
const nowhere = newIssueId();
const NOW = "2026-11-23T01:00:00.000Z";
beforeAll(async () => {
  stage = await startStage(NOW);
  whole = await wholeLife(stage);
  untouched = await stage.contents();
});
afterAll(() => stage.stop());

const seatsFor = (person: string) => seatsOf(person, NOW, county.directory).map(({ seat }) => seat);
const PERSONS = county.directory.persons.map(({ id }) => {
  const seats = seatsFor(id);
  return { id, seats, kinds: [...new Set(seats.map(kindOf))].toSorted() };
});
/** One person for each combination of kinds of seats, among those for whom it holds. */
function somebody(holds: (seats: readonly string[], kinds: readonly SeatKind[]) => boolean): string[] {
  const found = new Map<string, string>();
  for (const { id, seats, kinds } of PERSONS) {
    if (seats.length > 0 && holds(seats, kinds) && !found.has(kinds.join())) found.set(kinds.join(), id);
  }
  return [...found.values()];
}
const opens = ({ caller }: Endpoint, kinds: readonly SeatKind[]) =>
  typeof caller === "string" || kinds.some((kind) => caller.includes(kind));

const request = (row: Endpoint, issue: string) => {
  const known: Known = { ...USUAL, issue, into: issue, file: whole.file, receipt: issue, code: whole.code };
  const { params, body } = fitting(row, known);
  return { params, body };
};
const signedIn = ROWS.filter(([, { caller }]) => typeof caller !== "string");

describe("a seat the table does not name", () => {
  it.each(signedIn)("%s is closed to it, whatever is asked", async (id, row) => {
    const closed = somebody((_, kinds) => !opens(row, kinds));
    for (const as of closed) {
      const { status, body } = await stage.ask(id, { ...request(row, whole.issue), as });
      expect([status, body.code, planted(JSON.stringify(body))], `${as} ${seatsFor(as)}`).toEqual([
        403,
        "forbidden",
        [],
      ]);
    }
  });
  it("changed nothing", async () => {
    expect(await stage.contents()).toEqual(untouched);
  });
  it("was tried by many", () => {
    const tried = signedIn.flatMap(([, row]) => somebody((_, kinds) => !opens(row, kinds)));
    expect(tried.length).toBeGreaterThan(signedIn.length / 2);
  });
});

describe("a seat the table names, of another place", () => {
  const onIssues = signedIn.filter(([, { path }]) => path.includes("{issue}"));
  const issue = () => ({ enterprise: PLANTED_CODE, assignments: [{ unit: "U03" }] });
  it.each(onIssues)("%s is answered as if there were no such issue", async (id, row) => {
    const strangers = somebody((seats, kinds) => opens(row, kinds) && !mayRead(issue(), seats));
    expect(strangers.length).toBeGreaterThan(0);
    for (const as of strangers) {
      const asked = await stage.ask(id, { ...request(row, whole.issue), as });
      expect([asked.status, asked.body.code], `${as} ${seatsFor(as)}`).toEqual([404, "unknown"]);
      expect(asked.body).toEqual((await stage.ask(id, { ...request(row, nowhere), as })).body);
    }
  });
  it("was changed by none of them", async () => {
    expect(await stage.contents()).toEqual(untouched);
  });
  it("lists nothing of it to them: every page without an issue in its path", async () => {
    for (const [id, row] of signedIn.filter(([, { method, path }]) => method === "GET" && !path.includes("{issue}")))
      for (const as of somebody((seats, kinds) => opens(row, kinds) && !mayRead(issue(), seats))) {
        const { body } = await stage.ask(id, { ...request(row, whole.issue), as });
        expect(planted(JSON.stringify(body)), `${id} ${as}`).toEqual([]);
        expect(JSON.stringify(body), `${id} ${as}`).not.toContain(whole.issue);
      }
  });
  it("is not told of a file of an issue it may read, if the file is another issue's", async () => {
    const other = await wholeLife(stage, "U02");
    const as = somebody((seats) => seats.includes("handler:U02"))[0] ?? "";
    const ask = (file: string) => stage.ask("openFile", { params: { issue: other.issue, file }, as });
    expect((await ask(other.file)).status).toBe(200);
    expect((await ask(whole.file)).body).toEqual((await ask("f".repeat(32))).body);
  });
});

describe("an enterprise that asked not to be named", () => {
  const reading = signedIn.filter(([, { method }]) => method === "GET");
  it("is not named on any page to those who are to ask for it with a reason, or never", async () => {
    const secret = {
      creditCode: demoCreditCode(901),
      enterpriseName: "隐名试验有限公司",
      contactName: "隐名联系人",
      phone: "13700000901",
      email: "hidden@enterprise.example",
    };
    const told = (text: string) => Object.values(secret).filter((one) => text.includes(one));
    const { issue } = await wholeLife(stage, "U03", { identityHidden: true, answers: { ...answers, ...secret } });
    const whose = { enterprise: secret.creditCode, assignments: [{ unit: "U03" }], identityHidden: true };
    const unnamed = (seats: readonly string[]) => mayRead(whose, seats) && !seesIdentity(whose, seats);
    for (const [id, row] of reading)
      for (const as of somebody((seats, kinds) => opens(row, kinds) && unnamed(seats))) {
        const { body } = await stage.ask(id, { ...request(row, issue), as });
        expect(told(JSON.stringify(body)), `${id} ${seatsFor(as)}`).toEqual([]);
      }
    const { body } = await stage.ask("readIssue", { params: { issue }, as: holder("office") });
    expect(told(JSON.stringify(body))).toEqual(Object.values(secret));
  });
});

describe("another enterprise's receipt and query code", () => {
  const byReceipt = ROWS.filter(([, { caller }]) => caller === "receipt");
  it.each(byReceipt)("%s opens nothing but its own", async (id, row) => {
    const other = await wholeLife(stage, "U02");
    const before = (await stage.contents()).filter((item) => !item.includes("#THROTTLE#"));
    const asked = async (receipt: string, code: string, file = whole.file) => {
      const known = { ...USUAL, receipt, code, file, key: "press-of-somebody-else" };
      const { params, body } = fitting(row, known);
      return stage.ask(id, { params, body, source: "198.51.100.9" });
    };
    const unknown = await asked(nowhere, other.code);
    expect([unknown.status, unknown.body.code]).toEqual([404, "receipt-or-code"]);
    for (const answer of [await asked(whole.issue, other.code), await asked(other.issue, whole.code)])
      expect(answer).toEqual(unknown);
    if (row.path.includes("{file}")) {
      const foreign = await asked(other.issue, other.code, whole.file);
      expect(foreign).toEqual(await asked(other.issue, other.code, "f".repeat(32)));
      expect(foreign.status).toBe(404);
    }
    expect((await stage.contents()).filter((item) => !item.includes("#THROTTLE#"))).toEqual(before);
  });
});
