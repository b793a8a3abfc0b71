/** Values by a JSON schema, as OpenAPI shows it: one that fits it, and many that are near it and do not. */
type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
};

/** Texts for the patterns of the API: ids, instants, dates, keys, codes. The first that fits is taken. */
const TEXTS = [
  "示例",
  "U03",
  "a1",
  "2026-11-23T01:00:00.000Z",
  "2026-12-01",
  "2026-11",
  "09:00",
  "office",
  "press-00000000000000000000",
  "a".repeat(24),
  "1",
  "91410421MADEM00113",
  "a.pdf",
  "henan-13710@1",
  "submit-issue@1",
  "county",
];

/** `false` is the schema of what may not be there. */
export function sampleOf(schema: Schema | false): unknown {
  if (schema === false) return undefined;
  const { type, enum: options, anyOf, oneOf, items } = schema;
  if ("const" in schema) return schema.const;
  if (options !== undefined) return options[0];
  const [either] = anyOf ?? oneOf ?? [];
  if (either !== undefined) return sampleOf(either);
  switch (type) {
    case "object":
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampleOf(one)]));
    case "array":
      return items === undefined ? [] : [sampleOf(items)];
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "string":
      return textFor(schema);
    default:
      return {};
  }
}

function textFor({ pattern, minLength = 0 }: Schema): string {
  const fits = (text: string) =>
    text.length >= minLength && (pattern === undefined || new RegExp(pattern, "u").test(text));
  return TEXTS.find(fits) ?? "示例".padEnd(minLength, "例");
}

/** What nobody should send anywhere. */
export const ODD: readonly unknown[] = [
  null,
  "",
  0,
  -1,
  1e21,
  "\u0000",
  "\uD800",
  "__proto__",
  "2026-02-30",
  "9999-12-31T23:59:59.999Z",
  "x".repeat(3000),
  [],
  [null],
  {},
  { $ne: 1 },
];

/** The sample with one place at a time made odd, left out or added to. */
export function* mutantsOf(sample: unknown): Iterable<unknown> {
  yield* ODD;
  if (Array.isArray(sample)) {
    yield [...sample, ...sample];
    for (const one of mutantsOf(sample[0])) yield [one];
  } else if (typeof sample === "object" && sample !== null) {
    yield { ...sample, unheardOf: 1 };
    for (const [name, value] of Object.entries(sample)) {
      const { [name]: _, ...without }: Record<string, unknown> = { ...sample };
      yield without;
      for (const one of mutantsOf(value)) yield { ...sample, [name]: one };
    }
  }
}
