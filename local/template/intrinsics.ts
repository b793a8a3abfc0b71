import { asList, asObject, asText, isObject, type Json, type JsonObject } from "./json.ts";

/** What the functions of a template ask about: answered for one stack. */
export interface Scope {
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  importValue(name: string): Json;
  stackOutput(stack: string, output: string): Json;
  condition(name: string): Json;
  mapping(map: string, first: string, second: string): Json;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.ref(asText(argument, "Ref")),
  Condition: (argument, scope) => resolve(scope.condition(asText(argument, "Condition")), scope),
  "Fn::GetAtt": (argument, scope) => {
    const [id, ...rest] = Array.isArray(argument) ? argument : asText(argument, "Fn::GetAtt").split(".");
    return scope.attribute(
      asText(id, "Fn::GetAtt"),
      rest.map((part) => asText(resolve(part, scope), "Fn::GetAtt")).join("."),
    );
  },
  "Fn::Join": (argument, scope) => {
    const [separator, parts] = asList(argument);
    return asList(resolve(parts ?? [], scope))
      .map((part) => asText(part, "Fn::Join"))
      .join(asText(separator, "Fn::Join"));
  },
  "Fn::Sub": (argument, scope) => {
    const [template, variables] = Array.isArray(argument) ? argument : [argument];
    const given = isObject(variables) ? variables : {};
    return asText(template, "Fn::Sub").replaceAll(/\$\{([^!}][^}]*)\}/g, (_all, name: string) =>
      asText(substitution(name, given, scope), `Fn::Sub \${${name}}`),
    );
  },
  "Fn::Select": (argument, scope) => {
    const [index, list] = asList(argument);
    return asList(resolve(list ?? [], scope))[Number(asText(resolve(index ?? 0, scope), "Fn::Select"))];
  },
  "Fn::Split": (argument, scope) => {
    const [separator, text] = asList(argument);
    return asText(resolve(text ?? "", scope), "Fn::Split").split(asText(separator, "Fn::Split"));
  },
  "Fn::If": (argument, scope) => {
    const [condition, yes, no] = asList(argument);
    const chosen = resolve(scope.condition(asText(condition, "Fn::If")), scope) === true ? yes : no;
    return chosen === undefined ? undefined : resolve(chosen, scope);
  },
  "Fn::Equals": (argument, scope) => {
    const [left, right] = asList(resolve(argument, scope));
    return JSON.stringify(left) === JSON.stringify(right);
  },
  "Fn::Not": (argument, scope) => asList(resolve(argument, scope))[0] !== true,
  "Fn::And": (argument, scope) => asList(resolve(argument, scope)).every((part) => part === true),
  "Fn::Or": (argument, scope) => asList(resolve(argument, scope)).includes(true),
  "Fn::ImportValue": (argument, scope) => scope.importValue(asText(resolve(argument, scope), "Fn::ImportValue")),
  "Fn::GetStackOutput": (argument, scope) => {
    const output = asObject(resolve(argument, scope), "Fn::GetStackOutput");
    return scope.stackOutput(asText(output["StackName"], "StackName"), asText(output["OutputName"], "OutputName"));
  },
  "Fn::FindInMap": (argument, scope) => {
    const [map, first, second] = asList(resolve(argument, scope)).map((part) => asText(part, "Fn::FindInMap"));
    return scope.mapping(map ?? "", first ?? "", second ?? "");
  },
  "Fn::Base64": (argument, scope) => Buffer.from(asText(resolve(argument, scope), "Fn::Base64")).toString("base64"),
  "Fn::GetAZs": (_argument, scope) => {
    const region = asText(scope.ref("AWS::Region"), "Fn::GetAZs");
    return [`${region}a`, `${region}b`];
  },
};

function substitution(name: string, given: JsonObject, scope: Scope): Json | undefined {
  if (given[name] !== undefined) return resolve(given[name], scope);
  const dot = name.indexOf(".");
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

/** The value with every template function carried out; `undefined` where the template says AWS::NoValue. */
export function resolve(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) return value.map((part) => resolve(part, scope)).filter((part) => part !== undefined);
  if (!isObject(value)) return value;
  const [key, ...others] = Object.keys(value);
  if (key !== undefined && others.length === 0 && (key === "Ref" || key === "Condition" || key.startsWith("Fn::"))) {
    const argument = value[key];
    const intrinsic = intrinsics[key];
    if (intrinsic === undefined && key.startsWith("Fn::"))
      throw new Error(`The template uses ${key}, which is not known here`);
    // `Condition` is a function only with a name; policy statements have an object of that name.
    if (intrinsic !== undefined && argument !== undefined && (key !== "Condition" || typeof argument === "string"))
      return intrinsic(argument, scope);
  }
  const result: JsonObject = {};
  for (const [name, part] of Object.entries(value)) {
    const resolved = resolve(part, scope);
    if (resolved !== undefined) result[name] = resolved;
  }
  return result;
}
