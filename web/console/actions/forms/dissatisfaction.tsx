import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <TextField
      name="reason"
      label={say("处置意见", "Decision and reason")}
      hint={say(
        "写明为什么可以在不满意的情况下销号,企业会看到。",
        "Say why it may be closed all the same; the enterprise sees it.",
      )}
    />
  );
}

export const dissatisfaction: CommandFormShape = {
  Fields,
  body: (values, { round }) => said({ ...values, round }),
};
