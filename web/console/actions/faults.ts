import type { Problem } from "../../problem.ts";
import type { Say } from "../say.ts";

export interface FieldFault {
  name: string;
  errors: string[];
}

interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
}

/** What the contract's schema found wrong, at the fields. */
export function faultsOf(issues: readonly SchemaIssue[], say: Say): FieldFault[] {
  return issues.map(({ path, code }) => ({
    name: String(path[0] ?? ""),
    errors: [
      code === "too_big" ? say("内容太长。", "This is too long.") : say("请填写这一项。", "Fill in this field."),
    ],
  }));
}

/** What the server found wrong: `command.limit.date` stands at the field `limit`. */
export function faultsOfProblem({ errors, field, title }: Problem): FieldFault[] {
  const all = errors ?? (field === undefined ? [] : [{ field, message: title }]);
  return all.flatMap(({ field, message }) => {
    const name = field.replace(/^command\./, "").split(".")[0];
    return name ? [{ name, errors: [message] }] : [];
  });
}
