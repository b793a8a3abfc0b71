import * as z from "zod/mini";
import { LIMITS } from "../limits.ts";
import { instantText } from "./instant.ts";

/**
 * What the engine understands of the Amazon States Language (states-language.net/spec.html). Every object is strict: a
 * field that is not listed here is refused when the machine is created, never skipped at run time. A state is written in
 * one query language; `language.ts` says which fields belong to which.
 */
const text = z.string().check(z.minLength(1));
const json = z.json();
const seconds = z.int().check(z.positive(), z.maximum(LIMITS.seconds));
const expression = z.string().check(z.regex(/^\{%[\s\S]*%\}$/u, "must be a JSONata expression {% … %}"));
const errorNames = z.array(text).check(z.minLength(1));
const path = z.nullable(z.string());

const described = { Comment: z.optional(z.string()), QueryLanguage: z.enum(["JSONata", "JSONPath"]) };
/** Output and Assign of JSONata; Assign of JSONPath. */
const data = { Output: z.optional(json), Assign: z.optional(z.record(z.string(), json)) };
const paths = { InputPath: z.optional(path), OutputPath: z.optional(path) };
const shaped = {
  Parameters: z.optional(json),
  ResultSelector: z.optional(json),
  ResultPath: z.optional(path),
};
const onwards = { Next: z.optional(text), End: z.optional(z.literal(true)) };

const retrier = z.strictObject({
  Comment: z.optional(z.string()),
  ErrorEquals: errorNames,
  IntervalSeconds: z._default(seconds, 1),
  MaxAttempts: z._default(z.int().check(z.nonnegative(), z.maximum(LIMITS.seconds)), 3),
  BackoffRate: z._default(z.number().check(z.minimum(1)), 2),
  MaxDelaySeconds: z.optional(z.int().check(z.positive(), z.maximum(31_622_399))),
  JitterStrategy: z._default(z.enum(["FULL", "NONE"]), "NONE"),
});

const catcher = z.strictObject({
  Comment: z.optional(z.string()),
  ErrorEquals: errorNames,
  ...data,
  ResultPath: z.optional(path),
  Next: text,
});

/** `Condition` of JSONata, or a comparison of JSONPath, which `json-path/choice-rule.ts` reads. */
const rule = z.looseObject({
  Comment: z.optional(z.string()),
  Condition: z.optional(z.union([z.boolean(), expression])),
  ...data,
  Next: text,
});

const handlers = { Retry: z._default(z.array(retrier), []), Catch: z._default(z.array(catcher), []) };

const task = z.strictObject({
  Type: z.literal("Task"),
  ...described,
  Resource: text,
  Arguments: z.optional(json),
  ...data,
  ...paths,
  ...shaped,
  ...onwards,
  TimeoutSeconds: z.optional(z.union([seconds, expression])),
  TimeoutSecondsPath: z.optional(text),
  HeartbeatSeconds: z.optional(z.union([seconds, expression])),
  HeartbeatSecondsPath: z.optional(text),
  ...handlers,
});

const choice = z.strictObject({
  Type: z.literal("Choice"),
  ...described,
  Choices: z.array(rule).check(z.minLength(1)),
  Default: z.optional(text),
  ...data,
  ...paths,
});

const wait = z.strictObject({
  Type: z.literal("Wait"),
  ...described,
  Seconds: z.optional(z.union([z.int().check(z.nonnegative(), z.maximum(LIMITS.seconds)), expression])),
  SecondsPath: z.optional(text),
  Timestamp: z.optional(z.union([instantText, expression])),
  TimestampPath: z.optional(text),
  ...data,
  ...paths,
  ...onwards,
});

const pass = z.strictObject({
  Type: z.literal("Pass"),
  ...described,
  ...data,
  ...paths,
  Parameters: z.optional(json),
  Result: z.optional(json),
  ResultPath: z.optional(path),
  ...onwards,
});

const succeed = z.strictObject({ Type: z.literal("Succeed"), ...described, Output: z.optional(json), ...paths });

const fail = z.strictObject({
  Type: z.literal("Fail"),
  ...described,
  Error: z.optional(z.string()),
  ErrorPath: z.optional(text),
  Cause: z.optional(z.string()),
  CausePath: z.optional(text),
});

const whole = z.int().check(z.nonnegative());

const map = z.strictObject({
  Type: z.literal("Map"),
  ...described,
  /** `Items` of JSONata, `ItemsPath` of JSONPath; without them the input is the list. */
  Items: z.optional(z.union([z.array(json), expression])),
  ItemsPath: z.optional(text),
  ItemSelector: z.optional(json),
  /** Read as a level of its own by `parse-machine.ts`. */
  ItemProcessor: z.looseObject({}),
  MaxConcurrency: z.optional(z.union([whole, expression])),
  MaxConcurrencyPath: z.optional(text),
  /** These and a Label only make sense where every item is an execution of its own. */
  ToleratedFailureCount: z.optional(z.union([whole, expression])),
  ToleratedFailureCountPath: z.optional(text),
  ToleratedFailurePercentage: z.optional(z.union([z.number(), expression])),
  ToleratedFailurePercentagePath: z.optional(text),
  Label: z.optional(text.check(z.maxLength(40))),
  ...data,
  ...paths,
  ResultSelector: z.optional(json),
  ResultPath: z.optional(path),
  ...onwards,
  ...handlers,
});

export const processorSchema = z.strictObject({
  Comment: z.optional(z.string()),
  ProcessorConfig: z._default(
    z.strictObject({
      Mode: z._default(z.enum(["INLINE", "DISTRIBUTED"]), "INLINE"),
      ExecutionType: z.optional(z.literal("STANDARD", "only STANDARD is implemented")),
    }),
    { Mode: "INLINE" },
  ),
  StartAt: text,
  States: z.record(text.check(z.maxLength(LIMITS.nameCharacters)), z.looseObject({ Type: z.string() })),
});

export const stateSchema = z.discriminatedUnion("Type", [task, choice, wait, pass, succeed, fail, map]);

/** The outermost level. Its states are read one by one, each with its own language. */
export const machineSchema = z.strictObject({
  Comment: z.optional(z.string()),
  QueryLanguage: z._default(z.enum(["JSONata", "JSONPath"]), "JSONPath"),
  Version: z.optional(z.literal("1.0")),
  StartAt: text,
  TimeoutSeconds: z.optional(seconds),
  States: z.record(text.check(z.maxLength(LIMITS.nameCharacters)), z.looseObject({ Type: z.string() })),
});

type Read = z.infer<typeof stateSchema>;
export interface Processor {
  StartAt: string;
  States: States;
  distributed: boolean;
}
export type MapState = Omit<z.infer<typeof map>, "ItemProcessor"> & { ItemProcessor: Processor };
export type State = Exclude<Read, { Type: "Map" }> | MapState;
export type States = Record<string, State>;
export interface Machine {
  StartAt: string;
  TimeoutSeconds?: number | undefined;
  States: States;
}
export type TaskState = z.infer<typeof task>;
export type ChoiceState = z.infer<typeof choice>;
export type ChoiceRule = z.infer<typeof rule>;
export type WaitState = z.infer<typeof wait>;
export type FailState = z.infer<typeof fail>;
export type PassState = z.infer<typeof pass>;
export type Retrier = z.infer<typeof retrier>;
export type Catcher = z.infer<typeof catcher>;
export type Json = z.infer<ReturnType<typeof z.json>>;
