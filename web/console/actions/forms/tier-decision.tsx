import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <TextField name="text" label={say("调度决定", "Decision")} />
      <DateField
        name="newDue"
        label={say("调整办结期限到(可不填)", "Move the due date to (optional)")}
        hint={say("每一级只能调整一次。", "Each tier may move it once.")}
      />
    </>
  );
}

export const tierDecision: CommandFormShape = { Fields, body: (values) => said(values) };
