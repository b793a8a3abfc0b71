import * as z from "zod/mini";

/**
 * What the engine understands of the Amazon States Language (states-language.net/spec.html, JSONata only). Every object
 * is strict: a field that is not listed here is refused when the machine is created, never skipped at run time.
 */
const text = z.string().check(z.minLength(1));
const seconds = z.int().check(z.positive(), z.maximum(99_999_999));
const expression = z.string().check(z.regex(/^\{%[\s\S]*%\}$/u, "must be a JSONata expression {% … %}"));
const errorNames = z.array(text).check(z.minLength(1));

const described = {
  Comment: z.optional(z.string()),
  QueryLanguage: z.optional(z.literal("JSONata", "only JSONata is implemented")),
};
const output = { Output: z.optional(z.json()) };
const assign = { Assign: z.optional(z.record(z.string(), z.json())) };
const onwards = { Next: z.optional(text), End: z.optional(z.literal(true)) };

const retrier = z.strictObject({
  Comment: z.optional(z.string()),
  ErrorEquals: errorNames,
  IntervalSeconds: z._default(seconds, 1),
  MaxAttempts: z._default(z.int().check(z.nonnegative(), z.maximum(99_999_999)), 3),
  BackoffRate: z._default(z.number().check(z.minimum(1)), 2),
  MaxDelaySeconds: z.optional(z.int().check(z.positive(), z.maximum(31_622_399))),
  JitterStrategy: z._default(z.enum(["FULL", "NONE"]), "NONE"),
});

const catcher = z.strictObject({
  Comment: z.optional(z.string()),
  ErrorEquals: errorNames,
  ...output,
  ...assign,
  Next: text,
});

const rule = z.strictObject({
  Comment: z.optional(z.string()),
  Condition: z.union([z.boolean(), expression]),
  ...output,
  ...assign,
  Next: text,
});

const task = z.strictObject({
  Type: z.literal("Task"),
  ...described,
  Resource: text,
  Arguments: z.optional(z.json()),
  ...output,
  ...assign,
  ...onwards,
  TimeoutSeconds: z.optional(z.union([seconds, expression])),
  Retry: z._default(z.array(retrier), []),
  Catch: z._default(z.array(catcher), []),
});

const choice = z.strictObject({
  Type: z.literal("Choice"),
  ...described,
  Choices: z.array(rule).check(z.minLength(1)),
  Default: z.optional(text),
  ...output,
  ...assign,
});

const wait = z.strictObject({
  Type: z.literal("Wait"),
  ...described,
  Seconds: z.optional(z.union([z.int().check(z.nonnegative(), z.maximum(99_999_999)), expression])),
  Timestamp: z.optional(text),
  ...output,
  ...assign,
  ...onwards,
});

const pass = z.strictObject({ Type: z.literal("Pass"), ...described, ...output, ...assign, ...onwards });
const succeed = z.strictObject({ Type: z.literal("Succeed"), ...described, ...output });
const fail = z.strictObject({
  Type: z.literal("Fail"),
  ...described,
  Error: z.optional(z.string()),
  Cause: z.optional(z.string()),
});

const state = z.discriminatedUnion("Type", [task, choice, wait, pass, succeed, fail]);

export const machineSchema = z.strictObject({
  Comment: z.optional(z.string()),
  QueryLanguage: z.literal("JSONata", "only JSONata is implemented, and must be named"),
  Version: z.optional(z.literal("1.0")),
  StartAt: text,
  TimeoutSeconds: z.optional(seconds),
  States: z.record(text.check(z.maxLength(80)), state),
});

export type Machine = z.infer<typeof machineSchema>;
export type State = z.infer<typeof state>;
export type TaskState = z.infer<typeof task>;
export type ChoiceState = z.infer<typeof choice>;
export type WaitState = z.infer<typeof wait>;
export type Retrier = z.infer<typeof retrier>;
export type Catcher = z.infer<typeof catcher>;
export type Json = z.infer<ReturnType<typeof z.json>>;
