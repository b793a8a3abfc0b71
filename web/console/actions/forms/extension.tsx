import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <DateField
        name="newDue"
        label={say("延期到", "Extend to")}
        hint={say("审批前按原期限计时；逾期未批视为不同意。", "Until decided the old date holds; silence refuses it.")}
      />
      <TextField name="reason" label={say("延期理由", "Reason")} />
      <TextField name="progress" label={say("已做的工作", "Done so far")} />
    </>
  );
}

export const extension: CommandFormShape = { Fields, body: (values) => said(values) };
