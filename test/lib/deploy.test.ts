import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Tools, deployStage } from "../../lib/deploy/deploy.ts";
import { destructions } from "../../lib/deploy/destruction.ts";
import { smoke } from "../../lib/deploy/smoke.ts";
import { CloudError } from "../../lib/operate/cloud.ts";
import { type StageSettings, stageSettings } from "../../lib/stage-settings.ts";

// As the CDK 2.1148 prints it.
const diff = (...lines: string[]): string =>
  [
    "Stack huiyin-service",
    "Resources",
    ...lines,
    "[~] AWS::Lambda::Function read/Function readFunction4997B6E0",
    " └─ [~] Timeout",
    "     ├─ [-] 5",
    "     └─ [+] 10",
    "",
    "✨  Number of stacks with differences: 1",
  ].join("\n");
const TOPIC_GONE = "[-] AWS::SNS::Topic Gone2 destroy";
const QUEUE_ANEW = "[~] AWS::SQS::Queue Failures Failures8A3E1A2F replace";
const everyday = [
  "[-] AWS::ApiGateway::Deployment Rest/Api/Deployment RestApiDeployment0f destroy",
  "[+] AWS::ApiGateway::Deployment Rest/Api/Deployment RestApiDeployment1f",
];

interface World {
  readonly layout?: string;
  readonly diff?: string;
  readonly answer?: boolean;
  readonly restored?: StageSettings["restored"];
}
/** A deployment in a world without a cloud; tells what was done, in order. */
async function deployed({ layout, diff: shown = diff(), answer = true, restored }: World) {
  const done: string[] = [];
  const questions: string[] = [];
  const tools: Tools = {
    cloud: {
      invoke: (name) => Promise.resolve(done.push(name)),
      json: () => Promise.reject(new Error("not asked")),
      formation: () =>
        layout === undefined
          ? Promise.reject(new CloudError("ValidationError", "Stack with id huiyin-data does not exist"))
          : Promise.resolve(
              `<Stacks><member><Outputs><member><OutputKey>TableLayout</OutputKey><OutputValue>${layout}</OutputValue></member></Outputs></member></Stacks>`,
            ),
    },
    synth: async () => void done.push("synth"),
    diff: async () => {
      done.push("diff");
      return shown;
    },
    ask: (question) => {
      questions.push(question);
      return Promise.resolve(answer);
    },
    deploy: async () => void done.push("deploy"),
    county: (path) => ({ path }),
    say: () => {},
  };
  const settings = { ...stageSettings("pingshan"), restored };
  const outcome = await deployStage(settings, tools).catch((error: Error) => error.message);
  return { outcome, done, questions };
}

describe("a deployment", () => {
  it("of a new stage shows what it will do, asks, deploys and loads the county", async () => {
    const { outcome, done } = await deployed({});
    expect(outcome).toBe(true);
    expect(done).toEqual(["synth", "diff", "deploy", "huiyin-load-county"]);
  });

  it("over a table of the same layout goes on", async () => {
    expect((await deployed({ layout: "1" })).done).toContain("deploy");
  });

  it("over a live table of another layout refuses before anything is synthesized", async () => {
    const { outcome, done } = await deployed({ layout: "0" });
    expect(outcome).toContain("线上的表是第 0 版结构，本程序用第 1 版");
    expect(done).toEqual([]);
  });

  it("that the person does not want is none", async () => {
    const { outcome, done } = await deployed({ answer: false });
    expect(outcome).toBe(false);
    expect(done).toEqual(["synth", "diff"]);
  });

  it("that replaces or deletes something says how much before it asks", async () => {
    const { questions } = await deployed({ layout: "1", diff: diff(TOPIC_GONE, QUEUE_ANEW, ...everyday) });
    expect(questions).toEqual([expect.stringContaining("有 2 项资源将被替换或删除")]);
  });

  it("after a recovery may replace the machine, if the person wants it; without one it may not", async () => {
    const given = { layout: "1", diff: diff("[~] AWS::StepFunctions::StateMachine E/Machine M1 replace") };
    const restored = { table: "t-1", stream: "arn" };
    expect(await deployed({ ...given, restored })).toMatchObject({
      outcome: true,
      questions: [expect.stringContaining("有 1 项资源将被替换")],
    });
    expect((await deployed(given)).outcome).toContain("已停止");
    const lost = await deployed({ layout: "1", restored, diff: diff("[-] AWS::DynamoDB::Table Table Table orphan") });
    expect(lost.outcome).toContain("已停止");
  });

  it("that would replace what holds records refuses without asking", async () => {
    for (const line of [
      "[~] AWS::DynamoDB::Table Table Table replace",
      "[-] AWS::S3::Bucket Attachments Attachments orphan",
    ]) {
      const { outcome, done, questions } = await deployed({ layout: "1", diff: diff(line) });
      expect(outcome).toContain("已停止");
      expect(questions).toEqual([]);
      expect(done).not.toContain("deploy");
    }
  });
});

describe("what a deployment destroys is read from its preview", () => {
  it.each([
    [TOPIC_GONE, "destroy"],
    [QUEUE_ANEW, "replace"],
    ["[~] AWS::SNS::Subscription A/B AB12 may be replaced", "may be replaced"],
    ["[-] AWS::SQS::Queue Gone orphan", "orphan"],
  ])("%s", (line, how) => {
    expect(destructions(diff(line))).toEqual([expect.objectContaining({ how })]);
  });

  it("and the everyday renewal of the routes is none", () => {
    expect(destructions(diff(...everyday))).toEqual([]);
  });
});

describe("the smoke test", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());
  const site = async (answer: RequestListener): Promise<string> => {
    server = createServer(answer);
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  };

  it("names everything that does not answer as it should", async () => {
    const origin = await site((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<p>hello"),
    );
    const failed = await smoke(origin, () => {});
    expect(failed.map((name) => name.split(" ")[0])).toEqual([
      "接口说明",
      "诉求提交页",
      "干部工作台",
      "没有的页面",
      "没有的接口",
      "未登录的命令",
    ]);
  });

  it("says so when nobody answers", async () => {
    const lines: string[] = [];
    await smoke("http://127.0.0.1:1", (line) => lines.push(line));
    expect(lines.every((line) => line.startsWith("✗") && line.includes("没有回答"))).toBe(true);
  });
});
