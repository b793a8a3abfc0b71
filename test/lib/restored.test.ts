import { Template } from "aws-cdk-lib/assertions";
import { Stack } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { application } from "../../lib/synthesize.ts";
import { readSettings, stageSettings } from "../../lib/stage-settings.ts";
import { emptyBuild, templatesOf } from "./stage.ts";

/** docs/runbook.md「从备份恢复」: the same stage, with the table that a recovery made in the place of its own. */
const table = "huiyin-20261124";
const stream = `arn:aws:dynamodb:ap-southeast-1:000000000000:table/${table}/stream/2026-11-24T12:00:00.000`;
const app = application({ ...stageSettings("aws"), restored: { table, stream } }, emptyBuild());
const template = (id: string): Template => {
  const stack = app.node.findChild(id);
  if (!(stack instanceof Stack)) throw new Error(`${id} is no stack`);
  return Template.fromStack(stack);
};
const [data, service, watch] = ["huiyin-data", "huiyin-service", "huiyin-watch"].map(template);
const before = templatesOf("aws");
const propertiesOf = (type: string) =>
  Object.values(service?.findResources(type) ?? {}).map((one): Record<string, unknown> => one["Properties"]);

describe("a stage with a restored table", () => {
  it("keeps its own table, its keys and its files as they are, and takes no export away that is still imported", () => {
    const kept = (one: Template | undefined) =>
      Object.entries(one?.toJSON()["Resources"] ?? {}).filter(([id]) => !id.startsWith("Backup"));
    expect(kept(data)).toEqual(kept(before.data));
    const exported = (one: Template | undefined) =>
      Object.values<{ Export?: { Name: string } }>(one?.toJSON()["Outputs"] ?? {}).flatMap(
        ({ Export }) => Export?.Name ?? [],
      );
    expect(exported(data)).toEqual(expect.arrayContaining(exported(before.data)));
  });

  it("reads and writes the restored one, and nothing of the other", () => {
    const functions = propertiesOf("AWS::Lambda::Function").map(({ Environment }) => JSON.stringify(Environment));
    expect(functions.filter((one) => one?.includes('"TABLE"')).length).toBeGreaterThan(15);
    for (const one of functions) if (one?.includes('"TABLE"')) expect(one).toContain(`"TABLE":"${table}"`);
    const sources = propertiesOf("AWS::Lambda::EventSourceMapping").map(({ EventSourceArn }) => EventSourceArn);
    expect(sources).toEqual([stream, stream]);
    for (const one of [service, watch]) expect(JSON.stringify(one?.toJSON())).not.toMatch(/Table[0-9A-F]*(Arn|Stream)/);
    expect(JSON.stringify(data?.findResources("AWS::Backup::BackupSelection"))).toContain(`table/${table}`);
  });

  it("has a machine of another name, so that no execution of the old one is taken for its own", () => {
    const [machine] = propertiesOf("AWS::StepFunctions::StateMachine");
    expect(machine).toMatchObject({ StateMachineName: `huiyin-escalation-${table}` });
    expect(JSON.stringify(watch?.toJSON())).toContain(`stateMachine:huiyin-escalation-${table}`);
  });

  it("is refused with the stream of another table or region", () => {
    const given = (restored: object) => () =>
      readSettings(JSON.stringify({ ...stageSettings("aws"), restored }), "settings/my.json");
    expect(given({ table, stream })()).toMatchObject({ restored: { table, stream } });
    for (const wrong of [
      { table: "other", stream },
      { table, stream: stream.replace("southeast", "northeast") },
    ])
      expect(given(wrong)).toThrow("restored.stream: 应是 restored.table 那张表");
    expect(given({ table, stream: "arn" })).toThrow("restored.stream: 这张表的流的 ARN");
  });
});
