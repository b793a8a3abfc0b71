import { useSay } from "../../language.ts";
import { ChangeFields, changeOf } from "../fields/change-fields.tsx";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

function Fields({ issue, form }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField name="text" label={say("调度决定", "Decision")} />
      <DateField
        name="newDue"
        label={say("调整办结期限到（可不填）", "Move the due date to (optional)")}
        hint={say("每一级只能调整一次。", "Each tier may move it once.")}
      />
      <details>
        <summary>{say("同时改派或增减协办", "Change the units as well")}</summary>
        <ChangeFields issue={issue} form={form} />
      </details>
    </>
  );
}

export const tierDecision: CommandFormShape = {
  Fields,
  body({ text, newDue, ...units }) {
    const change = changeOf(units);
    return said({ text, newDue, change: Object.keys(change).length > 0 ? change : undefined });
  },
};
