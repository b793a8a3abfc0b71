import { instantOfWall } from "../actions/zone-time.ts";
import { type EditName, EDITS } from "./edit-fields.ts";

/** A change as it is being typed in: texts, also for instants. */
export interface TypedEdit {
  readonly edit: EditName;
  readonly values: Readonly<Record<string, string>>;
}

/** As the API takes it: empty fields are left out, wall times become instants of the county. */
export function toEdit({ edit, values }: TypedEdit, zone: string): Record<string, unknown> {
  const said = EDITS[edit].fields.flatMap(({ name, kind }) => {
    const value = values[name]?.trim() ?? "";
    if (value === "") return [];
    return [[name, kind === "instant" ? (instantOfWall(value, zone) ?? value) : value]];
  });
  return { edit, ...Object.fromEntries(said) };
}
