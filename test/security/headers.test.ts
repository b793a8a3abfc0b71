import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callers, fitting, ROWS, USUAL } from "../functions/requests.ts";
import { type Answered, dispatched, type Life, type Stage, startStage } from "../functions/stage.ts";
import { templatesOf } from "../lib/stage.ts";

/** What a browser is told of every answer: keep it nowhere, guess nothing about it, show it in nobody's frame, tell no other site. */
let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

const ALWAYS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Strict-Transport-Security": "max-age=31536000",
};
const KINDS = ["application/json; charset=utf-8", "text/csv; charset=utf-8"];

function told({ headers, status }: Answered, what: string): void {
  expect(headers, what).toMatchObject(ALWAYS);
  // One origin: no other site's page is ever given an answer, nor is a cookie set that it could use.
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  expect(
    names.filter((name) => /^access-control-|^set-cookie$|^server$|^x-powered-by$/.test(name)),
    what,
  ).toEqual([]);
  const type = headers["Content-Type"] ?? "";
  expect(status < 400 ? KINDS : ["application/problem+json; charset=utf-8"], what).toContain(type);
  if (type.startsWith("text/csv"))
    expect(headers["Content-Disposition"], what).toMatch(/^attachment; filename="[\w.-]+"$/);
}

describe("every endpoint of the table", () => {
  it.each(ROWS)("%s", async (id, row) => {
    const [caller = {}] = callers(row);
    const { params, body } = fitting(row, { ...USUAL, issue: life.issue, receipt: life.issue, code: life.code });
    const origin = { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" };
    told(await stage.ask(id, { params, body, ...caller, headers: origin }), "asked as it is to be asked");
    told(await stage.ask(id, { params, query: { unheardOf: "1" }, body, ...caller }), "asked wrongly");
    told(await stage.ask(id, { params, body, token: "a.b.c" }), "asked by nobody known");
  });
});

describe("what the gateway answers by itself", () => {
  const { service } = templatesOf("aws");
  const properties = (type: string) => Object.values(service.findResources(type)).map((one) => one["Properties"]);
  const plain = (value: unknown) => String(value).replaceAll(/^'|'$/g, "");
  it("is told as the functions tell it", () => {
    const own = properties("AWS::ApiGateway::GatewayResponse");
    expect(own.length).toBeGreaterThan(8);
    for (const { ResponseType, ResponseParameters } of own)
      for (const [name, value] of Object.entries(ALWAYS).filter(([, one]) => !one.includes("'")))
        expect(plain(ResponseParameters[`gatewayresponse.header.${name}`]), `${ResponseType} ${name}`).toBe(value);
  });
  it("is given to no other site: no route answers the question whether it may", () => {
    const methods = properties("AWS::ApiGateway::Method").map(({ HttpMethod }) => HttpMethod);
    expect(methods).not.toContain("OPTIONS");
    expect(JSON.stringify(service.toJSON())).not.toContain("Access-Control-Allow-Origin");
  });
});
