import { createHash, randomUUID } from "node:crypto";
import type { Json } from "../definition/schema.ts";
import { isObject } from "./paths.ts";

/** The arguments of one call, read as the kind the function takes. */
class Given {
  readonly values: Json[];

  constructor(values: Json[]) {
    this.values = values;
  }

  any(at: number): Json {
    const value = this.values[at];
    if (value === undefined) throw new Error(`argument ${at + 1} is missing`);
    return value;
  }

  text(at: number): string {
    const value = this.any(at);
    if (typeof value !== "string") throw new Error(`argument ${at + 1} must be a string`);
    return value;
  }

  whole(at: number): number {
    const value = this.any(at);
    if (typeof value !== "number") throw new Error(`argument ${at + 1} must be a number`);
    return Math.round(value);
  }

  array(at: number): Json[] {
    const value = this.any(at);
    if (!Array.isArray(value)) throw new Error(`argument ${at + 1} must be an array`);
    return value;
  }

  object(at: number): { [key: string]: Json } {
    const value = this.any(at);
    if (!isObject(value)) throw new Error(`argument ${at + 1} must be an object`);
    return value;
  }
}

const HASHES = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** Source: developer guide, "Intrinsic functions for JSONPath states in Step Functions". A mistake is an Error. */
export const INTRINSICS: { readonly [name: string]: (given: Given) => Json } = {
  Array: ({ values }) => values,
  ArrayPartition: (g) => {
    const [items, size] = [g.array(0), g.whole(1)];
    if (size < 1) throw new Error("the chunk size must be positive");
    return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
  },
  ArrayContains: (g) => {
    const wanted = JSON.stringify(g.any(1));
    return g.array(0).some((item) => JSON.stringify(item) === wanted);
  },
  ArrayRange: (g) => {
    const [first, last, step] = [g.whole(0), g.whole(1), g.whole(2)];
    const length = step === 0 ? NaN : Math.floor((last - first) / step) + 1;
    if (!(length <= 1000)) throw new Error("the range must have a step and at most 1000 items");
    return Array.from({ length: Math.max(length, 0) }, (_, at) => first + at * step);
  },
  ArrayGetItem: (g) => {
    const item = g.array(0)[g.whole(1)];
    if (item === undefined) throw new Error("the index is out of bounds");
    return item;
  },
  ArrayLength: (g) => g.array(0).length,
  ArrayUnique: (g) => [...new Map(g.array(0).map((item) => [JSON.stringify(item), item])).values()],
  Base64Encode: (g) => Buffer.from(g.text(0)).toString("base64"),
  Base64Decode: (g) => Buffer.from(g.text(0), "base64").toString(),
  Hash: (g) => {
    const value = g.any(0);
    const algorithm = HASHES.get(g.text(1));
    if (algorithm === undefined) throw new Error(`'${g.text(1)}' is not an algorithm`);
    return createHash(algorithm)
      .update(typeof value === "string" ? value : JSON.stringify(value))
      .digest("hex");
  },
  JsonMerge: (g) => {
    if (g.any(2) !== false) throw new Error("only shallow merging is supported");
    return { ...g.object(0), ...g.object(1) };
  },
  StringToJson: (g): Json => JSON.parse(g.text(0)),
  JsonToString: (g) => JSON.stringify(g.any(0)),
  MathRandom: (g) => {
    const [from, to] = [g.whole(0), g.whole(1)];
    if (from >= to) throw new Error("the end must be above the start");
    return from + Math.floor((g.values.length > 2 ? seeded(g.whole(2)) : Math.random()) * (to - from));
  },
  MathAdd: (g) => g.whole(0) + g.whole(1),
  StringSplit: (g) => {
    const splitters = [...g.text(1)].map((char) => `\\u{${char.codePointAt(0)?.toString(16)}}`).join("");
    return (splitters === "" ? [g.text(0)] : g.text(0).split(new RegExp(`[${splitters}]`, "u"))).filter(Boolean);
  },
  UUID: () => randomUUID(),
  Format: (g) => {
    let at = 0;
    const text = g.text(0).replace(/\\([{}\\'])|\{\}/gu, (_, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped;
      at += 1;
      const value = g.any(at);
      return typeof value === "string" ? value : JSON.stringify(value);
    });
    if (at !== g.values.length - 1) throw new Error("there are more values than places for them");
    return text;
  },
};

/** From 0 to 1, always the same for a seed. The service's own sequence is not known. */
function seeded(seed: number): number {
  return createHash("sha256").update(String(seed)).digest().readUInt32BE(0) / 2 ** 32;
}

export function runIntrinsic(name: string, values: Json[]): Json {
  const run = INTRINSICS[name];
  if (run === undefined) {
    throw new Error("there is no such function");
  }
  return run(new Given(values));
}
