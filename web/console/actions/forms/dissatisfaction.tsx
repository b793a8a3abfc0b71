import { useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <ChoiceField
        name="decision"
        label={say("处置", "Decision")}
        words={{
          rework: say("重新办理", "Have it done again"),
          close: say("仍予销号", "Close it all the same"),
        }}
        hint={say("重新办理的，提级并重新计时。", "Done again means one tier up, on a fresh clock.")}
      />
      <TextField
        name="reason"
        label={say("处置理由", "Reason")}
        hint={say("仍予销号的，企业会看到理由。", "If it is closed all the same, the enterprise sees the reason.")}
      />
    </>
  );
}

export const dissatisfaction: CommandFormShape = {
  Fields,
  // The contract takes a missing decision for "close", as older pages meant it; this page makes one be chosen.
  body: ({ decision, reason }, { round }) => ({ ...said({ reason, round }), decision: decision ?? null }),
};
