import { Form } from "antd";
import { useSay } from "../../language.ts";
import { limitOf } from "../fields/limit-entered.ts";
import { LimitInput } from "../fields/limit-input.tsx";
import { UnitField, UnitsField } from "../fields/unit-fields.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

function Fields({ form }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <UnitField name="unit" form={form} label={say("承办单位（牵头）", "Unit in the lead")} />
      <UnitsField
        name="supports"
        label={say("协办单位（可不指定）", "Units in support (optional)")}
        hint={say("各自签收、各自计时，向牵头单位反馈。", "Each signs for it and answers the lead on its own clock.")}
      />
      <Form.Item
        name="limit"
        label={say("办结时限", "Limit")}
        extra={say(
          "企业会看到；不能长于政策允许的上限。",
          "The enterprise sees it; not longer than the policy allows.",
        )}
      >
        <LimitInput />
      </Form.Item>
    </>
  );
}

export const dispatch: CommandFormShape = {
  Fields,
  body: ({ unit, person, supports, limit }) => said({ unit, person, supports, limit: limitOf(limit) }),
};
