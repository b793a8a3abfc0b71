import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { UnitsField } from "../fields/unit-fields.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <TextField
        name="reason"
        label={say("异议理由", "Reason")}
        hint={say(
          "裁定前计时不停；每个单位只能提出一次。",
          "The clock runs on until it is ruled on; each unit is heard once.",
        )}
      />
      <UnitsField
        single
        name="suggested"
        label={say("建议由哪个单位办理（可不填）", "Unit that should have it (optional)")}
      />
    </>
  );
}

export const objection: CommandFormShape = {
  Fields,
  body: (values, { assignment }) => said({ ...values, assignment }),
};
