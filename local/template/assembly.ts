import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asObject, asText, isObject, type Json, type JsonObject, objectOrEmpty, parseJson } from "./json.ts";

/** One stack of a synthesized CDK assembly. */
export interface Stack {
  name: string;
  region: string | undefined;
  account: string | undefined;
  template: JsonObject;
}

export interface Assembly {
  stacks: Stack[];
  /** Asset hash (the object key without its ending) → folder or file on this computer. */
  assets: Map<string, string>;
}

/** Reads the cloud assembly in `directory`, nested assemblies of CDK stages included. */
export function readAssembly(directory: string): Assembly {
  const assembly: Assembly = { stacks: [], assets: new Map() };
  readInto(directory, assembly);
  if (assembly.stacks.length === 0) throw new Error(`No stack in the assembly ${directory}`);
  return assembly;
}

function readInto(directory: string, into: Assembly): void {
  const manifest = readObject(join(directory, "manifest.json"));
  for (const [id, value] of Object.entries(objectOrEmpty(manifest["artifacts"]))) {
    const artifact = asObject(value, id);
    const properties = objectOrEmpty(artifact["properties"]);
    switch (artifact["type"]) {
      case "aws:cloudformation:stack":
        into.stacks.push(readStack(directory, id, artifact, properties));
        break;
      case "cdk:asset-manifest":
        readAssets(directory, asText(properties["file"], `${id}.file`), into.assets);
        break;
      case "cdk:cloud-assembly":
        readInto(join(directory, asText(properties["directoryName"], `${id}.directoryName`)), into);
        break;
      default: // the tree of constructs and other descriptions
    }
  }
}

function readStack(directory: string, id: string, artifact: JsonObject, properties: JsonObject): Stack {
  const [account, region] = asText(artifact["environment"] ?? "aws:///", `${id}.environment`)
    .replace("aws://", "")
    .split("/");
  return {
    name: asText(properties["stackName"] ?? id, `${id}.stackName`),
    region: known(region),
    account: known(account),
    template: readObject(join(directory, asText(properties["templateFile"], `${id}.templateFile`))),
  };
}

function known(part: string | undefined): string | undefined {
  return part === undefined || part === "" || part.startsWith("unknown-") ? undefined : part;
}

function readAssets(directory: string, file: string, assets: Map<string, string>): void {
  const files = objectOrEmpty(readObject(join(directory, file))["files"]);
  for (const [hash, value] of Object.entries(files)) {
    const source = isObject(value) ? objectOrEmpty(value["source"]) : {};
    if (typeof source["path"] === "string") assets.set(hash, join(directory, source["path"]));
  }
}

function readObject(file: string): JsonObject {
  const value: Json = parseJson(readFileSync(file, "utf8"));
  return asObject(value, file);
}
