import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { DEPLOYED } from "../../contract/deployed.ts";
import { stageSettings } from "../../lib/stage-settings.ts";
import { application } from "../../lib/synthesize.ts";

// CDK's own checks of the template take two of three seconds; `npm run synth` makes them.
process.env["CDK_VALIDATION"] = "false";

/** Bundles and pages that only have to be there: what is inside them is not in the template. */
export function emptyBuild(without: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-lib-"));
  const built = { functions: join(folder, "functions"), web: join(folder, "web") };
  const write = (path: string, text: string): void => {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  };
  for (const name of Object.keys(DEPLOYED).filter((one) => !without.includes(one)))
    write(join(built.functions, name, "index.mjs"), `export const handler = () => "${name}";`);
  write(join(built.web, "index.html"), "<p>page");
  write(join(built.web, "assets", "page.js"), "1");
  return built;
}

const made = new Map<string, { data: Template; service: Template; watch: Template }>();

/** The templates of a stage, made once per run. */
export function templatesOf(stage: string) {
  const known = made.get(stage);
  if (known) return known;
  const app = application(stageSettings(stage), emptyBuild());
  const template = (id: string): Template => {
    const stack = app.node.findChild(id);
    if (!(stack instanceof Stack)) throw new Error(`${id} is no stack`);
    return Template.fromStack(stack);
  };
  const all = {
    data: template("huiyin-data"),
    service: template("huiyin-service"),
    watch: template("huiyin-watch"),
  };
  made.set(stage, all);
  return all;
}

const Text = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());
const Anything = z.unknown().transform((one) => [one].flat());
const Statement = z.object({
  Effect: z.literal("Allow"),
  Action: Text,
  Resource: Anything,
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof Statement>;
const Document = z.object({ Statement: z.array(Statement) });
const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument: Document })).default([]),
  ManagedPolicyArns: z.array(z.unknown()).default([]),
});
const Policy = z.object({ PolicyDocument: Document, Roles: z.array(z.object({ Ref: z.string() })) });
const GetAtt = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });

/** Everything a role of the template may do, wherever it is written: inline, attached, managed. */
export function mayDo(template: Template, roleId: string): { statements: Statement[]; managed: unknown[] } {
  const role = Role.parse(template.findResources("AWS::IAM::Role")[roleId]?.["Properties"]);
  const attached = Object.values(template.findResources("AWS::IAM::Policy"))
    .map((one) => Policy.parse(one["Properties"]))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId));
  const documents = [...role.Policies, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return { statements: documents, managed: role.ManagedPolicyArns };
}

/** The role of a resource, by the reference the resource has to it. */
export function roleOf(reference: unknown): string {
  return GetAtt.parse(reference)["Fn::GetAtt"][0];
}

const Lambda = z.object({
  FunctionName: z.string(),
  Role: z.unknown(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** A deployed function of the template, with its logical id. */
export function functionOf(template: Template, name: string) {
  const found = Object.entries(template.findResources("AWS::Lambda::Function")).find(
    ([, { Properties }]) => Properties?.FunctionName === `huiyin-${name}`,
  );
  if (!found) throw new Error(`no function ${name}`);
  return { id: found[0], ...Lambda.parse(found[1]["Properties"]) };
}
