import type { FormInstance } from "antd";
import type { ComponentType } from "react";
import type { ActionView } from "../../../contract/views/issue.ts";
import type { Answer } from "../api.ts";

/** What the person entered, by name of the field. */
export type Values = Readonly<Record<string, unknown>>;

export interface FieldsProps {
  readonly issue: Answer<"readIssue">;
  readonly action: ActionView;
  readonly form: FormInstance;
  readonly zone: string;
}

/** How one command is asked for. Whether it is right is judged by its schema in the contract, here and at the server. */
export interface CommandFormShape {
  readonly Fields: ComponentType<FieldsProps>;
  /** What the form holds at first. */
  readonly first?: (props: Pick<FieldsProps, "zone" | "issue"> & { now: string }) => Values;
  /** The body of the command; facts come from the action, which the server gave. */
  readonly body: (values: Values, action: ActionView, zone: string) => unknown;
  /** Moves no clock: sent at once, without showing effects first. */
  readonly plain?: true;
}

/** An empty box means that nothing was said. */
export function orNone(value: unknown): unknown {
  return value === "" || value === null ? undefined : value;
}

/** Without the members that say nothing, which a strict schema would refuse. */
export function said(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (orNone(value) === undefined ? [] : [[name, value]])),
  );
}
