import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <DateField
        name="until"
        label={say("挂账到", "Suspend until")}
        hint={say("到期自动恢复办理，剩余期限接着计算。", "Taken up again by itself on that day; the clock goes on.")}
      />
      <TextField name="reason" label={say("暂不能办结的原因", "Why it cannot be solved yet")} />
      <TextField name="measures" label={say("挂账期间的措施", "Measures in the meantime")} />
    </>
  );
}

export const suspension: CommandFormShape = { Fields, body: (values) => said(values) };
