import { asList, isObject, type Json, type JsonObject } from "../template/json.ts";

/**
 * Whether a record passes one filter pattern of an event source mapping.
 * Kinds of rules: exact values, prefix, suffix, equals-ignore-case, exists, anything-but, numeric, $or.
 * Source: AWS Lambda developer guide, "Filter rule syntax".
 * @throws on a rule that is not known here: nothing is let through or held back by accident
 */
export function passes(pattern: JsonObject, record: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, rule]) => {
    if (key === "$or") return asList(rule).some((one) => isObject(one) && passes(one, record));
    const value = isObject(record) ? record[key] : undefined;
    if (Array.isArray(rule)) return rule.some((one) => matches(one, value));
    if (isObject(rule)) return passes(rule, value);
    throw new Error(`A filter pattern must end in lists, found ${JSON.stringify(rule)} at ${key}`);
  });
}

function matches(rule: Json, value: Json | undefined): boolean {
  if (!isObject(rule)) return Array.isArray(value) ? value.includes(rule) : value === rule;
  const [entry] = Object.entries(rule);
  const [kind, operand] = entry ?? ["", null];
  switch (kind) {
    case "exists":
      return (value !== undefined && !isObject(value)) === operand;
    case "prefix":
      return typeof value === "string" && typeof operand === "string" && value.startsWith(operand);
    case "suffix":
      return typeof value === "string" && typeof operand === "string" && value.endsWith(operand);
    case "equals-ignore-case":
      return typeof value === "string" && typeof operand === "string" && value.toLowerCase() === operand.toLowerCase();
    case "anything-but":
      return value !== undefined && !asList(operand).some((one) => matches(one, value));
    case "numeric":
      return numeric(asList(operand), Number(value));
    default:
      throw new Error(`The filter rule ${JSON.stringify(rule)} is not known here`);
  }
}

function numeric(operand: Json[], value: number): boolean {
  for (let at = 0; at < operand.length; at += 2) {
    const limit = Number(operand[at + 1]);
    switch (operand[at]) {
      case "=":
        if (value !== limit) return false;
        break;
      case "<":
        if (!(value < limit)) return false;
        break;
      case "<=":
        if (!(value <= limit)) return false;
        break;
      case ">":
        if (!(value > limit)) return false;
        break;
      case ">=":
        if (!(value >= limit)) return false;
        break;
      default:
        throw new Error(`The numeric filter ${JSON.stringify(operand)} is not known here`);
    }
  }
  return !Number.isNaN(value);
}
