import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AwsError, callAws } from "../../adapters/aws-call.ts";
import { NeighbourDown } from "../../adapters/neighbour-down.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { answers, county, holder } from "../functions/county.ts";
import { callers, fitting, ROWS, USUAL } from "../functions/requests.ts";
import { inserted, newKey, partition, type Stage, startStage } from "../functions/stage.ts";
import { planted, PLANTED, PLANTED_CODE, type Whole, wholeLife } from "./lives.ts";

/** The log is read by more people than the table, for longer, and by other programs: no name, text, address, code or token is in it. */
let stage: Stage;
let whole: Whole;
const tokens: string[] = [];
const SECRET_REASON = "暗号之理由";
const ADDRESS = "198.51.100.77";
beforeAll(async () => {
  stage = await startStage("2026-11-23T01:00:00.000Z", { log: "kept" });
  const { token } = stage.outside;
  vi.spyOn(stage.outside, "token").mockImplementation(async (...asked) => {
    const made = await token(...asked);
    tokens.push(made);
    return made;
  });
  whole = await wholeLife(stage);
});
afterAll(() => stage.stop());

/** Whatever somebody put in, and who he is: none of it may be said. */
function leaks(text: string): string[] {
  const { persons } = county.directory;
  const officials = persons.flatMap(({ name, email }) => [name, ...(email === undefined ? [] : [email])]);
  const secrets = [whole.code, whole.key, PLANTED_CODE, SECRET_REASON, ADDRESS, answers.phone, answers.email];
  const keys = ["key of the commits", "key of the query codes", "what the key of heads is made of"];
  return [
    ...planted(text),
    ...[...officials, ...secrets, ...keys].filter((one) => text.includes(one)),
    ...tokens.flatMap((made) => made.split(".").slice(1)).filter((part) => part !== "" && text.includes(part)),
  ];
}
const said = () => stage.said.join("");
const item = (sk: string, UpdateExpression: string, values: object) =>
  callAws(DYNAMODB, "UpdateItem", {
    TableName: stage.engine.table,
    Key: { pk: { S: partition(whole.issue) }, sk: { S: sk } },
    UpdateExpression,
    ExpressionAttributeValues: values,
    ExpressionAttributeNames: {
      "#a": UpdateExpression.includes("#b") ? "text" : "commit",
      ...(UpdateExpression.includes("#b") && { "#b": "content" }),
    },
  });

describe("nothing personal is in the log", () => {
  it("of what went well: handed in, dealt with, told, followed, rated, searched, exported, proved", async () => {
    const office = holder("office");
    const params = { issue: whole.issue };
    const proof = { receipt: whole.issue, code: whole.code };
    for (const begins of ["COMMIT#", "EPOCH#"] as const) {
      await stage.run("stream/announce", await inserted(stage, whole.issue, begins));
      await stage.run("stream/steer-execution", await inserted(stage, whole.issue, begins));
    }
    await stage.run("schedule/deliver-notices");
    expect(stage.outside.mails.map(({ to }) => to)).toContain(PLANTED.email);
    await stage.ask("followIssue", { body: proof, source: ADDRESS });
    await stage.ask("addOwnNote", {
      body: { ...proof, key: newKey(), text: SECRET_REASON, files: [] },
      source: ADDRESS,
    });
    await stage.ask("openOwnFile", { params: { file: whole.file }, body: proof });
    await stage.ask("openFile", { params: { ...params, file: whole.file }, as: office });
    for (const search of [PLANTED.enterpriseName, PLANTED_CODE, PLANTED.subject])
      expect((await stage.ask("listIssues", { query: { search }, as: office })).body.rows).toHaveLength(1);
    await stage.ask("exportIssues", { as: office });
    await stage.ask("nameEnterprise", { params: { creditCode: PLANTED_CODE } });
    const substitute = { substitute: office, reason: SECRET_REASON };
    expect((await stage.ask("substituteMe", { as: holder("officeHead"), body: substitute })).status).toBe(201);
    stage.at("2026-11-24T16:31:00.000Z");
    for (const job of ["prove-the-day", "reconcile", "keep-calendar", "freeze-bulletin", "send-bulletin"])
      await stage.run(`schedule/${job}`);
    stage.at("2026-11-23T01:00:00.000Z");
    expect(said()).toContain("EXECUTION_STARTED");
    expect(leaks(said())).toEqual([]);
  });

  it("of what was refused: every endpoint asked by everybody with the words of another", async () => {
    const known = {
      ...USUAL,
      ...PLANTED,
      text: PLANTED.note,
      reason: SECRET_REASON,
      issue: whole.issue,
      receipt: whole.issue,
      code: whole.code,
    };
    for (const [id, row] of ROWS) {
      const { params, query, body } = fitting(row, known);
      for (const caller of [
        ...[...callers(row)].slice(0, 1),
        { as: holder("handler:U02") },
        { token: tokens[0]?.slice(0, -9) ?? "" },
      ]) {
        await stage.ask(id, { params, body, ...caller, source: ADDRESS });
        await stage.ask(id, {
          params,
          body: { wrong: body },
          query: { ...query, search: PLANTED.contactName },
          ...caller,
        });
      }
    }
    expect(said()).toContain("REFUSED");
    expect(leaks(said())).toEqual([]);
  });

  it("of a mail that could not be sent", async () => {
    const email = "nobody-here@dead.example";
    const { issue } = await wholeLife(stage, "U02", { answers: { ...answers, email } });
    await stage.run("stream/announce", await inserted(stage, issue, "COMMIT#"));
    await stage.run("schedule/deliver-notices");
    expect(stage.outside.refused).toContain(email);
    expect(said()).toContain("NOT_DELIVERED");
    expect(said()).not.toContain(email);
    expect(leaks(said())).toEqual([]);
  });

  it("of what failed: a text and a record that cannot be read, and whatever a neighbour answered", async () => {
    const { body } = await stage.ask("readCaseFile", {
      params: { issue: whole.issue },
      query: {},
      as: holder("office"),
    });
    const { contact, identity } = body.commits[0].events[0].data;
    const all = { params: { issue: whole.issue }, query: {}, as: holder("office") };
    for (const { text } of [contact, identity])
      await item(`TEXT#${text}`, "SET #a.#b = :v", { ":v": { S: `${PLANTED.contactName}${PLANTED.phone}` } });
    expect((await stage.ask("readIssue", all)).status).toBe(500);
    await item("COMMIT#00000002", "SET #a = :v", {
      ":v": { M: { command: { S: PLANTED.subject }, [PLANTED.phone]: { S: PLANTED.email } } },
    });
    for (const [id, { method, path }] of ROWS)
      if (method === "GET" && path.includes("{issue}"))
        await stage.ask(id, { ...all, params: { ...all.params, file: whole.file } });
    await stage.run("schedule/prove-the-day");
    await stage.run("schedule/reconcile");
    expect(said()).toContain("FAILED");
    expect(leaks(said())).toEqual([]);
  });

  it("of an error that carries what a service answered", async () => {
    const { logFault } = await import("../../functions/runtime/log.ts");
    const answer = { CancellationReasons: [{ Item: { email: { S: PLANTED.email } } }] };
    const error = new AwsError("TransactionCanceledException", "cancelled", answer);
    const before = stage.said.length;
    logFault("FAILED", error);
    logFault("FAILED", new NeighbourDown("dynamodb", error));
    const lines = stage.said.slice(before).join("");
    expect(lines).toContain("TransactionCanceledException: cancelled");
    expect(lines).toContain("log.test.ts");
    expect(leaks(lines)).toEqual([]);
  });

  it("and what is searched for in it would be found", () => {
    expect(leaks(Object.values(PLANTED).join())).toEqual(Object.values(PLANTED));
    expect(tokens.length).toBeGreaterThan(100);
    expect(leaks(tokens[3] ?? "")).not.toEqual([]);
  });
});

it("executions are told the issue and nothing else", () => {
  const inputs = stage.outside.machine.calls.filter(({ action }) => action === "StartExecution");
  expect(inputs.length).toBeGreaterThan(0);
  for (const { input } of inputs) {
    expect(Object.keys(JSON.parse(input["input"] ?? "{}")).toSorted()).toEqual(["epoch", "issue", "pk", "wakeAt"]);
    expect(leaks(JSON.stringify(input))).toEqual([]);
  }
});

it("addresses in mails and of files name issues, files and days, and nobody", async () => {
  const links = stage.outside.mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
  expect(links.length).toBeGreaterThan(3);
  expect(leaks(links.join("\n"))).toEqual([]);
  const { body } = await stage.ask("openFile", {
    params: { issue: whole.issue, file: whole.file },
    as: holder("office"),
  });
  if (body.url !== undefined) expect(leaks(decodeURIComponent(body.url))).toEqual([]);
});
