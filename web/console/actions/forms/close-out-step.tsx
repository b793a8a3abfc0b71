import { Form } from "antd";
import { useSay } from "../../language.ts";
import { ChoiceField } from "../fields/choice-field.tsx";
import { TextField } from "../fields/text-field.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

function Fields({ action, form }: FieldsProps) {
  const say = useSay();
  const decision: unknown = Form.useWatch("decision", form);
  const { round = 1, step = 0 } = action;
  return (
    <>
      <p className="quiet">{say(`第 ${round} 轮审核，第 ${step + 1} 步`, `Round ${round}, step ${step + 1}`)}</p>
      <ChoiceField
        name="decision"
        label={say("审核结论", "Decision")}
        words={{
          approve: say("同意", "Approve"),
          return: say("退回修改", "Return for correction"),
          refuse: say("不予销号，重新办理", "Refuse: do it again"),
        }}
        hint={say(
          "退回修改：继续办理，补回审核占用的时间。不予销号：提级二次办理，重新计时。",
          "Returned: it goes on, with the time of the review given back. Refused: done again one tier up, on a fresh clock.",
        )}
      />
      <TextField
        name="opinion"
        label={
          decision === "return" || decision === "refuse"
            ? say("审核意见（不同意须写明）", "Opinion (needed unless approved)")
            : say("审核意见（可不填）", "Opinion (optional)")
        }
      />
    </>
  );
}

export const closeOutStep: CommandFormShape = {
  Fields,
  body: (values, { round, step }) => said({ ...values, round, step }),
};
