import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitting, ROWS, USUAL } from "../functions/requests.ts";
import { type Asked, dispatched, type Life, type Stage, startStage } from "../functions/stage.ts";
import { county, holder } from "../functions/county.ts";

/** Tokens that somebody made, kept, changed or brought from elsewhere: on every row of the table that asks for one. */
let stage: Stage;
let life: Life;
const LEFT = "P-left";
const GONE = "P-gone";
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
  const { directory } = county;
  const left = { id: LEFT, name: "离任者", sub: LEFT, ended: "2026-11-01T00:00:00.000Z" };
  const until = "2026-11-01T00:00:00.000Z";
  const from = "2026-07-01T00:00:00.000Z";
  const seats = ["admin", "office", "handler:U03"];
  const holdings = seats.map((seat) => ({ seat, person: LEFT, from, until }));
  const substitution = { person: holder("office"), substitute: LEFT, from, until };
  await stage.run("operator/load-county", {
    ...county,
    directory: {
      ...directory,
      version: "people-left",
      persons: [...directory.persons, left],
      holdings: [...directory.holdings, ...holdings],
      substitutions: [...directory.substitutions, substitution],
    },
  });
});
afterAll(() => stage.stop());

const office = () => holder("office");
const elsewhere = (path: string) => `${stage.outside.environment["OIDC_ISSUER"]}${path}`;
const HOUR = 3_600_000;
const at = (millis: number) => new Date(Date.now() + millis);
/** What is wrong with it, the token, and what it is answered with. */
type Bad = readonly [what: string, token: () => Promise<string> | string, status: 401 | 403, code: string];
const BAD: readonly Bad[] = [
  ["nothing at all", () => "", 401, "unauthenticated"],
  ["no token", () => "a.b.c", 401, "unauthenticated"],
  ["another issuer", () => stage.outside.token(office(), { issuer: elsewhere("/county-2") }), 401, "unauthenticated"],
  [
    "the issuer written otherwise",
    () => stage.outside.token(office(), { issuer: elsewhere("/") }),
    401,
    "unauthenticated",
  ],
  [
    "another audience: another county's console",
    () => stage.outside.token(office(), { audience: "huiyin-410422" }),
    401,
    "unauthenticated",
  ],
  [
    "another key under the same key id",
    () => stage.outside.token(office(), { key: "foreign" }),
    401,
    "unauthenticated",
  ],
  ["a key id nobody published", () => stage.outside.token(office(), { header: { kid: "k2" } }), 401, "unauthenticated"],
  [
    "a key that the token brings along itself",
    () =>
      stage.outside.token(office(), {
        key: "foreign",
        header: { jwk: stage.outside.foreignKey, jku: "http://127.0.0.1:1/keys" },
      }),
    401,
    "unauthenticated",
  ],
  ["the algorithm none", () => stage.outside.unsigned(office(), { alg: "none" }), 401, "unauthenticated"],
  ["the algorithm None", () => stage.outside.unsigned(office(), { alg: "None", kid: "k1" }), 401, "unauthenticated"],
  [
    "HS256 over the public key",
    () => stage.outside.unsigned(office(), { alg: "HS256", kid: "k1" }),
    401,
    "unauthenticated",
  ],
  [
    "a signature cut off",
    async () => `${(await stage.outside.token(office())).split(".").slice(0, 2).join(".")}.`,
    401,
    "unauthenticated",
  ],
  [
    "another person written into it",
    async () => renamed(await stage.outside.token(holder("handler:U03")), office()),
    401,
    "unauthenticated",
  ],
  ["its time is over", () => stage.outside.token(office(), { expiresAt: at(-10_000) }), 401, "token-expired"],
  [
    "its time has not come",
    () => stage.outside.token(office(), { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } }),
    401,
    "unauthenticated",
  ],
  ["it never ends", () => stage.outside.token(office(), { expiresAt: "never" }), 401, "unauthenticated"],
  ["it names nobody", () => stage.outside.token(undefined), 401, "unauthenticated"],
  ["it names nothing", () => stage.outside.token(""), 403, "unknown-person"],
  ["somebody of another county", () => stage.outside.token("somebody-of-410422"), 403, "unknown-person"],
  ["somebody no longer in the directory", () => stage.outside.token(GONE), 403, "unknown-person"],
  ["somebody whose seats and substitutions have ended", () => stage.outside.token(LEFT), 403, "forbidden"],
];

function renamed(token: string, sub: string): string {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const payload: object = JSON.parse(Buffer.from(claims, "base64url").toString());
  return [head, Buffer.from(JSON.stringify({ ...payload, sub })).toString("base64url"), signature].join(".");
}

const asked = (row: (typeof ROWS)[number][1]): Asked => {
  const { params, body } = fitting(row, { ...USUAL, issue: life.issue, receipt: life.issue, code: life.code });
  return { params, body };
};
const signedIn = ROWS.filter(([, { caller }]) => typeof caller !== "string");
const open = ROWS.filter(([, { caller }]) => typeof caller === "string");

describe("a token that is no good", () => {
  it.each(BAD)("%s", async (_, made, status, code) => {
    const before = await stage.contents();
    const token = await made();
    for (const [id, row] of signedIn) {
      const answer = await stage.ask(id, { ...asked(row), token });
      expect([answer.status, answer.body.code], id).toEqual([status, code]);
      expect(answer.headers["WWW-Authenticate"], id).toBe(status === 401 ? "Bearer" : undefined);
    }
    expect(await stage.contents()).toEqual(before);
  });
  it("is refused where no token is needed too: nobody believes that he was known", async () => {
    const before = await stage.contents();
    for (const [, made, status, code] of BAD.filter(([, , , code]) => code !== "forbidden").slice(1)) {
      const token = await made();
      for (const [id, row] of open) {
        const answer = await stage.ask(id, { ...asked(row), token });
        expect([answer.status, answer.body.code], id).toEqual([status, code]);
      }
    }
    expect(await stage.contents()).toEqual(before);
  });
});

describe("no token", () => {
  it.each([
    ["no header", {}],
    ["a name and a password", { Authorization: `Basic ${Buffer.from("office:office").toString("base64")}` }],
    ["only the word", { Authorization: "Bearer" }],
    ["in the address", {}],
  ])("%s", async (what, headers) => {
    const token = await stage.outside.token(office());
    for (const [id, row] of signedIn) {
      const query = what === "in the address" ? { access_token: token } : {};
      expect(await stage.ask(id, { ...asked(row), headers, query }), id).toMatchObject({
        status: 401,
        body: { code: "unauthenticated" },
      });
    }
  });
});

it("a good token is good: up to its end, and five seconds more for clocks that differ", async () => {
  const me = async (expiresAt: Date) =>
    (await stage.ask("readMe", { token: await stage.outside.token(office(), { expiresAt }) })).status;
  expect(await me(at(HOUR))).toBe(200);
  expect(await me(at(-3000))).toBe(200);
  expect(await me(at(-6000))).toBe(401);
});
