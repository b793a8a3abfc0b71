import { Checkbox, Form } from "antd";
import { useSay } from "../../language.ts";
import { TextField } from "../fields/text-field.tsx";
import { DateField } from "../fields/when-field.tsx";
import { type CommandFormShape, said } from "../form-shape.ts";

function Fields() {
  const say = useSay();
  return (
    <>
      <TextField name="text" label={say("办理进展", "Progress")} />
      <Form.Item
        name="visibleToEnterprise"
        valuePropName="checked"
        extra={say(
          "只有企业看得到的反馈才算完成反馈待办。",
          "Only a report the enterprise sees ends the duty to report.",
        )}
      >
        <Checkbox>{say("企业可以看到", "The enterprise may see it")}</Checkbox>
      </Form.Item>
      <DateField
        name="nextReportBy"
        label={say("下次反馈日期（可不填）", "Next report by (optional)")}
        hint={say("须晚于现在、不晚于办结期限。", "After today, not after the due date.")}
      />
    </>
  );
}

export const progress: CommandFormShape = {
  Fields,
  first: () => ({ visibleToEnterprise: true }),
  body: (values) => said({ ...values, visibleToEnterprise: values["visibleToEnterprise"] === true }),
};
