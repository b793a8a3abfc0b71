/** A value as DynamoDB writes it in JSON; binary is base64. We store no sets. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly B: string }
  | { readonly L: readonly Attribute[] }
  | { readonly M: AttributeMap };
export type AttributeMap = { readonly [name: string]: Attribute };

export type Item = Record<string, unknown>;

/** An item on its way in. Members that are undefined are left out. Throws for what cannot be stored exactly. */
export function toItem(item: object): AttributeMap {
  const members: [string, unknown][] = Object.entries(item);
  return Object.fromEntries(
    members.flatMap(([name, value]) => (value === undefined ? [] : [[name, toAttribute(value)] as const])),
  );
}

function toAttribute(value: unknown): Attribute {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "boolean":
      return { BOOL: value };
    case "number":
      if (!Number.isFinite(value)) throw new Error("only finite numbers are stored");
      return { N: String(value) };
    case "object":
      if (value === null) return { NULL: true };
      if (value instanceof Uint8Array) return { B: Buffer.from(value).toString("base64") };
      return Array.isArray(value) ? { L: value.map(toAttribute) } : { M: toItem(value) };
    default:
      throw new Error(`a ${typeof value} is not stored`);
  }
}

/** An item on its way out, from an answer or from the stream. Throws for anything else. Reading is most of what some jobs do: no copies. */
export function fromItem(item: unknown): Item {
  if (!isMap(item)) throw new Error("DynamoDB answered no item");
  const plain: Item = {};
  for (const name in item) plain[name] = fromAttribute(item[name]);
  return plain;
}

function fromAttribute(attribute: unknown): unknown {
  if (!isMap(attribute)) throw new Error("DynamoDB answered no item");
  for (const type in attribute) {
    const value = attribute[type];
    switch (type) {
      case "S":
      case "BOOL":
        return value;
      case "N":
        return Number(value);
      case "NULL":
        return null;
      case "B":
        return new Uint8Array(Buffer.from(String(value), "base64"));
      case "L":
        return Array.isArray(value) ? value.map(fromAttribute) : [];
      case "M":
        return fromItem(value);
      default:
        throw new Error(`DynamoDB answered a ${type}`);
    }
  }
  throw new Error("DynamoDB answered a nothing");
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
