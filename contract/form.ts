import * as z from "zod/mini";
import { creditCode } from "./credit-code.ts";
import { manyLines, oneAddress, oneLine } from "./readable.ts";

const Words = z.strictObject({ "zh-CN": z.string(), en: z.string() });
const Option = z.strictObject({ value: z.string(), label: Words, example: z.optional(Words) });

/** Which of the three erasable texts a field belongs to: identity, contact and narrative are separable (domain.md §8). */
const part = z.enum(["identity", "contact", "narrative"]);
const base = {
  name: z.string().check(z.regex(/^[a-z][A-Za-z]{0,30}$/)),
  label: Words,
  hint: z.optional(Words),
  required: z.boolean(),
  part,
};

export const FormField = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("creditCode") }),
  z.strictObject({ ...base, kind: z.enum(["text", "longText"]), max: z.int() }),
  z.strictObject({ ...base, kind: z.enum(["phone", "email", "date"]) }),
  z.strictObject({ ...base, kind: z.literal("choice"), options: z.array(Option) }),
]);
export type FormField = z.infer<typeof FormField>;

/** A versioned form 表单: one value renders the page, validates in browser and function, and prints the paper. */
export const FormDefinition = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: Words,
  secrecyWarning: Words,
  /** One section a screen on a phone. */
  sections: z.array(z.strictObject({ title: Words, fields: z.array(FormField) })),
  files: z.strictObject({ max: z.int(), maxBytes: z.int(), types: z.array(z.string()) }),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

function fieldSchema(field: FormField, genuine: (code: string) => boolean) {
  switch (field.kind) {
    case "creditCode":
      return creditCode(genuine);
    case "text":
      return z.string().check(z.trim(), z.minLength(1), z.maxLength(field.max), oneLine);
    case "longText":
      return z.string().check(z.trim(), z.minLength(1), z.maxLength(field.max), manyLines);
    case "phone":
      return z
        .string()
        .check(z.trim(), z.regex(/^(?:\+?86[- ]?)?(?:1\d{10}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?)$/, { error: "phone" }));
    case "email":
      return z.string().check(z.trim(), z.maxLength(120), oneAddress);
    case "date":
      return z.iso.date();
    case "choice":
      return z.enum(field.options.map((option) => option.value));
    default: {
      const never: never = field;
      return never;
    }
  }
}

/**
 * The one interpreter: a definition becomes the schema of its answers, in the browser and in the function alike. `genuine`: credit codes
 * the directory holds though their check character is wrong.
 */
export function answersSchema(form: FormDefinition, genuine: (code: string) => boolean) {
  const shape: Record<string, z.ZodMiniType<string | undefined, string | undefined>> = {};
  for (const field of form.sections.flatMap((section) => section.fields)) {
    const schema = fieldSchema(field, genuine);
    shape[field.name] = field.required ? schema : z.optional(schema);
  }
  return z.strictObject(shape);
}
