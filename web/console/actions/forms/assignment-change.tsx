import { ChangeFields, changeOf } from "../fields/change-fields.tsx";
import type { CommandFormShape } from "../form-shape.ts";

export const assignmentChange: CommandFormShape = { Fields: ChangeFields, body: changeOf };
