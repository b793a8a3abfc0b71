import type { Assembly, Stack } from "./assembly.ts";
import { resolve, type Scope } from "./intrinsics.ts";
import { asObject, asText, type Json, type JsonObject, isObject, objectOrEmpty } from "./json.ts";
import { hosted, notNeeded } from "./kinds.ts";
import { type Names, namesOf } from "./names.ts";

/** A resource of the template with its functions carried out. */
export interface Resource {
  /** Logical id, unique with the stack's name. */
  id: string;
  stack: string;
  type: string;
  properties: JsonObject;
  names: Names;
}

export interface Place {
  partition: string;
  region: string;
  account: string;
  /** The one origin of the system on this computer, e.g. http://localhost:3000 */
  origin: string;
}

export interface Deployment {
  place: Place;
  assets: Map<string, string>;
  /** All resources of one type, in the order of the template. */
  of(type: string): Resource[];
  /** The resource with this ARN or name, or undefined. */
  find(type: string, arnOrName: string): Resource | undefined;
}

/** Where the assembly says it will live; regions of China by default, as the programme does. */
export function placeOf(assembly: Assembly, origin: string): Place {
  const region = assembly.stacks.find((stack) => stack.region !== undefined)?.region ?? "cn-north-1";
  const account = assembly.stacks.find((stack) => stack.account !== undefined)?.account ?? "000000000000";
  return { partition: region.startsWith("cn-") ? "aws-cn" : "aws", region, account, origin };
}

/**
 * "Deploys" the assembly: checks that every resource is known, and carries out the template's functions.
 * @throws with the logical id and type of a resource that is neither hosted nor on the list of those not needed
 */
export function deploy(assembly: Assembly, place: Place, parameters: Record<string, string>): Deployment {
  const scopes = new Map<string, Scope>();
  const scopeOf = (stack: Stack): Scope => {
    const made = scopes.get(stack.name) ?? stackScope(stack, assembly, place, parameters, scopeOf);
    scopes.set(stack.name, made);
    return made;
  };
  const resources = assembly.stacks.flatMap((stack) => resourcesOf(stack, place, scopeOf(stack)));
  return {
    place,
    assets: assembly.assets,
    of: (type) => resources.filter((resource) => resource.type === type),
    find: (type, arnOrName) =>
      resources.find((one) => one.type === type && (one.names.arn === arnOrName || one.names.name === arnOrName)),
  };
}

function resourcesOf(stack: Stack, place: Place, scope: Scope): Resource[] {
  const found: Resource[] = [];
  for (const [id, value] of Object.entries(objectOrEmpty(stack.template["Resources"]))) {
    const raw = asObject(value, id);
    const type = asText(raw["Type"], `${id}.Type`);
    if (!hosted.has(type) && !notNeeded.has(type))
      throw new Error(`${stack.name}/${id} is a ${type}: the local runtime does not know this kind of resource`);
    if (!hosted.has(type)) continue;
    if (typeof raw["Condition"] === "string" && resolve(scope.condition(raw["Condition"]), scope) !== true) continue;
    const properties = asObject(resolve(raw["Properties"] ?? {}, scope), id);
    found.push({ id, stack: stack.name, type, properties, names: namesOf(type, id, stack.name, properties, place) });
  }
  return found;
}

function stackScope(
  stack: Stack,
  assembly: Assembly,
  place: Place,
  parameters: Record<string, string>,
  scopeOf: (stack: Stack) => Scope,
): Scope {
  const section = (name: string): JsonObject => objectOrEmpty(stack.template[name]);
  const pseudo: Record<string, Json | undefined> = {
    "AWS::AccountId": place.account,
    "AWS::Partition": place.partition,
    "AWS::Region": place.region,
    "AWS::StackName": stack.name,
    "AWS::StackId": `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${stack.name}/local`,
    "AWS::URLSuffix": place.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
    "AWS::NoValue": undefined,
    "AWS::NotificationARNs": [],
  };
  const names = (id: string): Names => {
    const raw = section("Resources")[id];
    if (!isObject(raw)) throw new Error(`${stack.name}: nothing is called ${id}`);
    return namesOf(asText(raw["Type"], id), id, stack.name, named(raw, scope), place);
  };
  const scope: Scope = {
    ref: (name) => {
      if (name in pseudo) return pseudo[name];
      const parameter = section("Parameters")[name];
      return isObject(parameter) ? parameterValue(stack, name, parameter, parameters) : names(name).ref;
    },
    attribute: (id, attribute) => names(id).attribute(attribute),
    importValue: (name) => exported(assembly, scopeOf, name),
    stackOutput: (name, output) => outputOf(assembly, scopeOf, name, output),
    condition: (name) => section("Conditions")[name] ?? false,
    mapping: (map, first, second) => objectOrEmpty(objectOrEmpty(section("Mappings")[map])[first])[second] ?? null,
  };
  return scope;
}

/** Only the properties that give a resource its name: the others may refer to it in a circle. */
function named(raw: JsonObject, scope: Scope): JsonObject {
  const properties = objectOrEmpty(raw["Properties"]);
  const naming = Object.entries(properties).filter(([key]) => /^(Name|\w+Name|Value|FunctionVersion)$/.test(key));
  return asObject(resolve(Object.fromEntries(naming), scope), "name");
}

function parameterValue(stack: Stack, name: string, parameter: JsonObject, given: Record<string, string>): Json {
  const value = given[name] ?? parameter["Default"];
  if (value !== undefined) return value;
  throw new Error(`${stack.name}: the parameter ${name} has no default and is not given by the local runtime`);
}

function exported(assembly: Assembly, scopeOf: (stack: Stack) => Scope, name: string): Json {
  for (const stack of assembly.stacks)
    for (const output of Object.values(objectOrEmpty(stack.template["Outputs"]))) {
      const entry = objectOrEmpty(output);
      const exportName = objectOrEmpty(entry["Export"])["Name"];
      if (exportName !== undefined && resolve(exportName, scopeOf(stack)) === name)
        return resolve(entry["Value"] ?? null, scopeOf(stack)) ?? null;
    }
  throw new Error(`No stack exports ${name}`);
}

function outputOf(assembly: Assembly, scopeOf: (stack: Stack) => Scope, name: string, output: string): Json {
  const stack = assembly.stacks.find((one) => one.name === name);
  const entry = stack && objectOrEmpty(stack.template["Outputs"])[output];
  if (!stack || !isObject(entry)) throw new Error(`No output ${output} in stack ${name}`);
  return resolve(entry["Value"] ?? null, scopeOf(stack)) ?? null;
}
