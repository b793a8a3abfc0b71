import { Form } from "antd";
import { useSay } from "../../language.ts";
import { limitOf } from "../fields/limit-entered.ts";
import { LimitInput } from "../fields/limit-input.tsx";
import { TextField } from "../fields/text-field.tsx";
import { UnitField } from "../fields/unit-fields.tsx";
import { VerdictField, verdictOf } from "../fields/verdict-field.tsx";
import { type CommandFormShape, type FieldsProps, said } from "../form-shape.ts";

function Fields({ issue, form }: FieldsProps) {
  const say = useSay();
  const upheld = Form.useWatch("upheld", form) === "yes";
  const unit = issue.requests.find(({ kind }) => kind === "ruleObjection")?.unit ?? "";
  return (
    <>
      {unit !== "" && <p className="quiet">{say(`提出异议的单位：${unit}`, `Objection of ${unit}`)}</p>}
      <VerdictField
        name="upheld"
        label={say("裁定", "Ruling")}
        yes={say("异议成立，另行交办", "Upheld: another unit has it")}
        no={say("异议不成立，继续办理", "Rejected: the unit goes on")}
      />
      {upheld && (
        <>
          <UnitField
            name="unit"
            form={form}
            label={say("改由哪个单位办理", "Unit that has it now")}
            hint={say("牵头单位的异议成立时必填。", "Needed if the unit in the lead objected.")}
          />
          <Form.Item name="limit" label={say("办结时限", "Limit")}>
            <LimitInput />
          </Form.Item>
        </>
      )}
      <TextField name="opinion" label={say("裁定意见（可不填）", "Opinion (optional)")} />
    </>
  );
}

export const objectionRuling: CommandFormShape = {
  Fields,
  body({ upheld, unit, person, limit, opinion }, { request }) {
    const verdict = verdictOf(upheld);
    return said({ request, upheld: verdict, opinion, ...(verdict && { unit, person, limit: limitOf(limit) }) });
  },
};
