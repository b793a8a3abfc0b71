import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { holder } from "./county.ts";
import { callers, fitting, ROWS, USUAL } from "./requests.ts";
import { mutantsOf, ODD } from "./samples.ts";
import { type Asked, dispatched, type Life, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let life: Life;
beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

/** Of each body so many of its mutants, spread evenly: enough to touch every field, few enough to end. */
const MOST = 30;

const some = (all: readonly unknown[]) => all.filter((_, at) => at % Math.ceil(all.length / MOST) === 0);

function* requests(row: Endpoint): Iterable<Asked> {
  const { query, ...fits } = fitting(row, { ...USUAL, issue: life.issue, receipt: life.issue, code: life.code });
  const { params, body } = fits;
  yield { ...fits, query };
  yield fits;
  yield { ...fits, query: { unheardOf: "1" } };
  for (const name of Object.keys(params))
    for (const odd of ODD) yield { ...fits, params: { ...params, [name]: String(odd) } };
  for (const name of Object.keys(query)) for (const odd of ODD) yield { ...fits, query: { [name]: String(odd) } };
  if (row.body === undefined) return;
  for (const raw of ["", "{", "null", '"x"', "[".repeat(5000), '{"a":1,"a":2}']) yield { ...fits, raw };
  for (const mutant of some([...mutantsOf(body)])) yield { ...fits, body: mutant };
}

describe("whatever is sent, it is never answered with a fault of ours", () => {
  it.each(ROWS)("%s", async (id, row) => {
    const people = [...callers(row)];
    let turn = 0;
    for (const asked of requests(row)) {
      const answer = await stage.ask(id, { ...people[turn++ % people.length], ...asked });
      expect(answer.status, JSON.stringify(asked).slice(0, 500)).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.body.code).toBeTypeOf("string");
    }
    expect(turn).toBeGreaterThan(1);
  });
});

describe("a neighbour that is down is said to be down, with when to try again", () => {
  const office = () => stage.ask("listDuties", { as: holder("office") });
  it("the issuer of the tokens: nobody is told that he is not signed in", async () => {
    vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:1/issuer");
    expect(await office()).toMatchObject({
      status: 503,
      headers: { "Retry-After": "10" },
      body: { code: "unavailable", title: /稍后/ },
    });
    vi.stubEnv("OIDC_ISSUER", stage.outside.environment["OIDC_ISSUER"]);
    expect((await office()).status).toBe(200);
  });
  it("its keys alone", async () => {
    const issuer = `${stage.outside.environment["OIDC_ISSUER"]}/broken`;
    vi.stubEnv("OIDC_ISSUER", issuer);
    const token = await stage.outside.token(holder("office"), { issuer });
    for (const keys of ["missing", "no-json"] as const) {
      stage.outside.broken.keys = keys;
      expect(await stage.ask("listDuties", { token }), keys).toMatchObject({
        status: 503,
        body: { code: "unavailable" },
      });
    }
    vi.stubEnv("OIDC_ISSUER", stage.outside.environment["OIDC_ISSUER"]);
  });
  it("the object store", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
    const attachments = [{ upload: "b".repeat(24), name: "a.pdf" }];
    const command = { text: "一句话", attachments, audience: "all" };
    const asked = { as: holder("office"), params: { issue: life.issue }, body: { command } };
    expect(await stage.ask("addNote", asked)).toMatchObject({ status: 503, body: { code: "unavailable" } });
  });
});
