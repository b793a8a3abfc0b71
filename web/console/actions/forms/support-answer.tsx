import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <TextField
      name="text"
      label={say("协办意见", "Answer")}
      hint={say("答复牵头单位；反馈后协办事项即办结。", "Goes to the unit in the lead and ends the duty to support.")}
    />
  );
}

export const supportAnswer: CommandFormShape = {
  Fields,
  body: (values, { assignment }) => said({ ...values, assignment }),
};
